import { Temporal } from 'temporal-polyfill'

/** A quarter of a year as people write it: `2025Q2`. Text order is time order. */
export type Quarter = string

/** The quarter a day lies in. */
export function quarterOf(day: string): Quarter {
  const { year, month } = Temporal.PlainDate.from(day)
  return `${year}Q${Math.ceil(month / 3)}`
}

/** The first day of a quarter. */
export function quarterStart(quarter: Quarter): string {
  const [year, nth] = quarter.split('Q').map(Number) as [number, number]
  return Temporal.PlainDate.from({ year, month: nth * 3 - 2, day: 1 }).toString()
}

/** The first day after a quarter. */
export const quarterEnd = (quarter: Quarter): string =>
  Temporal.PlainDate.from(quarterStart(quarter)).add({ months: 3 }).toString()

/** The last day of a quarter. */
export const quarterLastDay = (quarter: Quarter): string =>
  Temporal.PlainDate.from(quarterEnd(quarter)).subtract({ days: 1 }).toString()

/** The quarter before. */
export const quarterBefore = (quarter: Quarter): Quarter =>
  quarterOf(Temporal.PlainDate.from(quarterStart(quarter)).subtract({ days: 1 }).toString())

/** The last quarter that is over on a day: on its own last day a quarter is not over yet. */
export const lastFinishedQuarter = (day: string): Quarter => quarterBefore(quarterOf(day))

/** The quarters from the first to the last, both included; none when the first comes after the last. */
export function quartersBetween(first: Quarter, last: Quarter): Quarter[] {
  const quarters: Quarter[] = []
  for (let quarter = first; quarter <= last; quarter = quarterOf(quarterEnd(quarter))) quarters.push(quarter)
  return quarters
}
