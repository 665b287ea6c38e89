import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, type WorkingCalendar } from '../../../platform/calendar/index.ts'
import { zone } from '../../../platform/clock.ts'

/** What of a schedule says when it meets. `rrule` is the RRULE of RFC 5545 without DTSTART; `startsAt` a time of day; `endsOn` the first day without. */
export type Recurring = { rrule: string; startsOn: string; endsOn: string | null; startsAt: string; workingDaysOnly: boolean }

/** The most meetings that one expansion may make: more is a mistake in the rule. */
const most = 5000

/**
 * The meetings of a schedule that begin on days of `[from, to)`, in Asia/Shanghai, holidays left out where it says so: their day and instant. Throws a RangeError that says
 * what was expected where the rule cannot be read.
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
  const rule = readRule(rrule, at(startsOn))
  const meetings = rule.between(at(first), at(end), true)
  if (meetings.length > most) throw new RangeError(`expected at most ${most} meetings, got ${meetings.length}`)
  return meetings
    .map((meeting) => ({ onDay: meeting.toPlainDate().toString(), startsAt: new Date(meeting.epochMilliseconds) }))
    .filter(({ onDay }) => onDay >= first && onDay < end && (!workingDaysOnly || isWorkingDay(onDay, calendar)))
}

/** Reads an RRULE; frequencies below a day and unknown parts are refused, since a schedule has one meeting a day. */
export function readRule(rrule: string, dtstart: Temporal.ZonedDateTime): RRuleTemporal {
  if (!/^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/.test(rrule))
    throw new RangeError(`expected an RRULE such as FREQ=WEEKLY;BYDAY=MO,WE, got ${rrule}`)
  if (/;BY(HOUR|MINUTE|SECOND)=/.test(rrule))
    throw new RangeError('expected one meeting a day: the time of day is the schedule’s own')
  return new RRuleTemporal({ rruleString: rrule, dtstart: dtstart as never })
}
