import { addWorkingDays, type WorkingCalendar, workingCalendar } from '../../../platform/calendar/index.ts'
import { listCalendarYears } from '../../../platform/calendar/store.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { readSetting } from '../../../platform/settings/store.ts'
import { type Quarter, quarterLastDay } from './quarters.ts'

/** Working days after a quarter's end within which it is to be reported, where the district sets no other number. */
export const reportDueWorkingDays = 10

/** Tells the last day on which a quarter may be reported in time. */
export type Deadline = (quarter: Quarter) => string

/** The deadline by a calendar: the n-th working day after the quarter's last day. */
export function deadlineBy(calendar: WorkingCalendar, workingDays: number): Deadline {
  return (quarter) => addWorkingDays(quarterLastDay(quarter), workingDays, calendar).on
}

/** The district's deadline, by its setting `plans.reportDueWorkingDays` and the working calendar. */
export async function readDeadline(tx: Tx): Promise<Deadline> {
  const days = await readSetting(tx, 'plans.reportDueWorkingDays', reportDueWorkingDays)
  return deadlineBy(workingCalendar(await listCalendarYears(tx.db, tx.knownAt)), days)
}
