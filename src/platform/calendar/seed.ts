import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { transaction } from '../database/transaction.ts'
import { parseCalendar } from './read.ts'
import { saveCalendarYear } from './store.ts'

/** Brings the years of `districts/national/calendar.yaml` in; a year that is there already stays as it is. */
export async function seedCalendar(ctx: Context, districtsDir: string): Promise<void> {
  const file = join(districtsDir, 'national', 'calendar.yaml')
  const years = parseCalendar(await readFile(file, 'utf8'), file)
  await transaction(ctx, async (tx) => {
    for (const year of years) await saveCalendarYear(tx, year, 'file')
  })
}
