import { Temporal } from 'temporal-polyfill'

/** Ages as sessions count them: completed months, half-open. Somebody born on the 31st is a month old on the last day of a shorter month. Pure. */

/** The first day on which somebody born on a day is so many months old. */
export const reaches = (bornOn: string, months: number): string => Temporal.PlainDate.from(bornOn).add({ months }).toString()

/** Completed months on a day. */
export function monthsOld(bornOn: string, on: string): number {
  const { months } = Temporal.PlainDate.from(bornOn).until(on, { largestUnit: 'month' })
  return reaches(bornOn, months + 1) <= on ? months + 1 : months
}
