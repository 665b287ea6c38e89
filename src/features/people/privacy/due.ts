import { addWorkingDays, workingCalendar } from '../../../platform/calendar/index.ts'
import { listCalendarYears } from '../../../platform/calendar/store.ts'
import type { Tx } from '../../../platform/database/transaction.ts'

/** The working day by which something asked today is answered. */
export async function answerDay(tx: Tx, workingDays: number): Promise<string> {
  return addWorkingDays(tx.today, workingDays, workingCalendar(await listCalendarYears(tx.db))).on
}
