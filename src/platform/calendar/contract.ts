import { z } from 'zod'
import { isDay } from './days.ts'

const Day = z.string().refine(isDay, 'expected a day that exists, written YYYY-MM-DD')

/** Days off in a row; both `from` and `through` are off, as the notices print them. */
export const Holiday = z.strictObject({ name: z.string().trim().min(1), from: Day, through: Day })

/** One year's holiday arrangement (节假日安排): days off, and the weekend days worked in exchange (调休). */
export const CalendarYear = z.strictObject({
  year: z.int().min(1950).max(2100),
  /** The notice it comes from, such as 国办发明电〔2024〕12号. */
  source: z.string().trim().min(2),
  /** 待核: entered from memory or an unofficial source. */
  unsure: z.boolean().default(false),
  holidays: z.array(Holiday).min(1),
  workdays: z.array(Day),
})

export const CalendarFile = z.strictObject({ years: z.array(CalendarYear).min(1) })

export type Holiday = z.infer<typeof Holiday>
export type CalendarYear = z.infer<typeof CalendarYear>
