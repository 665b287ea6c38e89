import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, type WorkingCalendar } from '../../../platform/calendar/index.ts'
import { zone } from '../../../platform/clock.ts'
import { Problem } from '../../../platform/problem.ts'

/** What of a schedule says when it meets. `rrule` is the RRULE of RFC 5545 without DTSTART; `startsAt` a time of day; `endsOn` the first day without. */
export type Recurring = { rrule: string; startsOn: string; endsOn: string | null; startsAt: string; workingDaysOnly: boolean }

/** The most meetings that one expansion may make: more is a mistake in the rule. */
const most = 5000

/**
 * The meetings of a schedule that begin on days of `[from, to)`, in Asia/Shanghai, holidays left out where it says so: their day and instant. Problems: 422
 * `schedule_rule_unreadable`, `schedule_rule_of_hours`, `schedule_meets_too_often`.
 */
export function meetingsOf(
  { rrule, startsOn, endsOn, startsAt, workingDaysOnly }: Recurring,
  { from, to, calendar }: { from: string; to: string; calendar: WorkingCalendar },
): { onDay: string; startsAt: Date }[] {
  const first = from > startsOn ? from : startsOn
  const end = endsOn !== null && endsOn < to ? endsOn : to
  if (first >= end) return []
  const at = (day: string) =>
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(startsAt) })
  const meetings = carriedOut(rrule, at(startsOn), { from: at(first), to: at(end) })
  if (meetings.length > most) throw new Problem(422, 'schedule_meets_too_often', { most })
  return meetings
    .map((meeting) => ({ onDay: meeting.toPlainDate().toString(), startsAt: new Date(meeting.epochMilliseconds) }))
    .filter(({ onDay }) => onDay >= first && onDay < end && (!workingDaysOnly || isWorkingDay(onDay, calendar)))
}

/** The parts of RFC 5545 that a schedule may have; what the library does not know it would pass over in silence. */
const part =
  '(INTERVAL|COUNT)=[1-9][0-9]*|(UNTIL|WKST|BYSETPOS|BY(DAY|MONTH|MONTHDAY|YEARDAY|WEEKNO|HOUR|MINUTE|SECOND))=[A-Z0-9,+-]+'
const readable = new RegExp(`^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(${part}))*$`)

/** Reads an RRULE and carries it out; frequencies below a day and unknown parts are refused, since a schedule has one meeting a day. */
function carriedOut(
  rrule: string,
  dtstart: Temporal.ZonedDateTime,
  { from, to }: { from: Temporal.ZonedDateTime; to: Temporal.ZonedDateTime },
): Temporal.ZonedDateTime[] {
  if (!readable.test(rrule)) throw new Problem(422, 'schedule_rule_unreadable', { rrule })
  if (/;BY(HOUR|MINUTE|SECOND)=/.test(rrule)) throw new Problem(422, 'schedule_rule_of_hours', { rrule })
  try {
    return new RRuleTemporal({ rruleString: rrule, dtstart: dtstart as never }).between(
      from,
      to,
      true,
    ) as Temporal.ZonedDateTime[]
  } catch {
    // Well-formed, but with a value that there is not, such as BYDAY=XX: all that the library was given is the rule.
    throw new Problem(422, 'schedule_rule_unreadable', { rrule })
  }
}
