import { Temporal } from 'temporal-polyfill'

/** Days of terms and checks. Pure; days are YYYY-MM-DD. */

/** The day so many months later: the last of a shorter month. */
export const plusMonths = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString()

/** How far ahead something due is already listed. */
export const aheadDays = 30

/** The day by which somebody enrolled is to be seen again: so many months after they were last seen, or else after they were enrolled. */
export const checkDueOn = (
  { validFrom, lastCheckOn }: { validFrom: string; lastCheckOn: string | null },
  everyMonths: number | undefined,
): string | null =>
  everyMonths === undefined
    ? null
    : plusMonths(lastCheckOn !== null && lastCheckOn > validFrom ? lastCheckOn : validFrom, everyMonths)
