import type { Database } from '../database/connect.ts'
import type { Tx } from '../database/transaction.ts'
import { CalendarYear } from './contract.ts'

type Tables = {
  'platform.calendar_year': {
    year: number
    entries: string
    source: string | null
    assumed: boolean
    set_by: string
    set_at: Date
  }
}

/** Every year the installation knows, as entered. */
export async function listCalendarYears(db: Database | Tx['db']): Promise<(CalendarYear & { setBy: string })[]> {
  const rows = await db.withTables<Tables>().selectFrom('platform.calendar_year').selectAll().orderBy('year').execute()
  return rows.map((row) => ({
    ...CalendarYear.parse({
      source: row.source ?? '—',
      unsure: row.assumed,
      ...(row.entries as unknown as object),
      year: row.year,
    }),
    setBy: row.set_by,
  }))
}

/** Enters a year; an officer's entry replaces the file's, a file's never an officer's. */
export async function saveCalendarYear(
  tx: Tx,
  { year, source, unsure, holidays, workdays }: CalendarYear,
  onlyWhenNew: boolean,
): Promise<void> {
  const row = {
    entries: JSON.stringify({ holidays, workdays }),
    source,
    assumed: unsure,
    set_by: tx.actor.name,
    set_at: new Date(),
  }
  await tx.db
    .withTables<Tables>()
    .insertInto('platform.calendar_year')
    .values({ year, ...row })
    .onConflict((c) => (onlyWhenNew ? c.column('year').doNothing() : c.column('year').doUpdateSet(row)))
    .execute()
}
