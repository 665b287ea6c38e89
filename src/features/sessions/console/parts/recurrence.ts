import type { Words } from '../../../../platform/words/words.ts'
import { type WeekdayCode, weekdayCodes } from './when.ts'

/** The weeks of a schedule as its form asks for them: on which days, every how many weeks. */
export type Weekly = { days: WeekdayCode[]; every: number }

/** The RRULE of a weekly schedule (RFC 5545); empty while no day is chosen. */
export const rruleOf = ({ days, every }: Weekly): string =>
  days.length === 0
    ? ''
    : `FREQ=WEEKLY;${every > 1 ? `INTERVAL=${every};` : ''}BYDAY=${weekdayCodes.filter((day) => days.includes(day)).join(',')}`

/** Reads an RRULE that a form could have made; nothing for any other. */
export function weeklyOf(rrule: string): Weekly | undefined {
  const parts = new Map(rrule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const [freq, byDay, interval] = [parts.get('FREQ'), parts.get('BYDAY'), parts.get('INTERVAL')]
  const known = [...parts.keys()].every((name) => ['FREQ', 'BYDAY', 'INTERVAL'].includes(name))
  const days = byDay?.split(',') ?? []
  if (freq !== 'WEEKLY' || !known || days.length === 0 || !days.every(isCode)) return undefined
  return { days: weekdayCodes.filter((day) => days.includes(day)), every: interval === undefined ? 1 : Number(interval) }
}

const isCode = (text: string): text is WeekdayCode => (weekdayCodes as readonly string[]).includes(text)

/** An RRULE as one says it: `每周一、三、五`; one that no form made stands as it is written. */
export function recurrenceText(rrule: string, words: Words): string {
  if (rrule === 'FREQ=DAILY') return words('console.sessions.every_day')
  const weekly = weeklyOf(rrule)
  if (!weekly) return rrule
  const days = weekly.days
    .map((day) => words(`console.sessions.weekday_short.${day}`))
    .join(words('console.sessions.weekday_comma'))
  if (weekly.days.length === 7 && weekly.every === 1) return words('console.sessions.every_day')
  return weekly.every === 1
    ? words('console.sessions.every_week', { days })
    : words('console.sessions.every_weeks', { n: weekly.every, days })
}
