import type { Database } from '../database/connect.ts'
import type { Tx } from '../database/transaction.ts'
import { CalendarYear } from './contract.ts'

type Tables = {
  'platform.calendar_year': {
    year: number
    version: number
    entries: string
    source: string | null
    assumed: boolean
    known_at: Date
    set_by: string
    set_at: Date
  }
}

/** Every year the installation knows, as entered last by `knownAt` (default: at all). */
export async function listCalendarYears(db: Database | Tx['db'], knownAt?: Date): Promise<(CalendarYear & { setBy: string })[]> {
  let query = db.withTables<Tables>().selectFrom('platform.calendar_year').distinctOn('year').selectAll()
  if (knownAt) query = query.where('known_at', '<=', knownAt)
  const rows = await query.orderBy('year').orderBy('version', 'desc').execute()
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

/**
 * Enters a year as a new version; the earlier ones stay. A year of the product's files comes in only where there is none, and counts as known from
 * the beginning: its notice is older than the installation.
 */
export async function saveCalendarYear(
  tx: Tx,
  { year, source, unsure, holidays, workdays }: CalendarYear,
  from: 'person' | 'file',
): Promise<void> {
  const tables = tx.db.withTables<Tables>()
  const newest = await tables
    .selectFrom('platform.calendar_year')
    .select('version')
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (from === 'file' && newest) return
  await tables
    .insertInto('platform.calendar_year')
    .values({
      year,
      version: (newest?.version ?? 0) + 1,
      entries: JSON.stringify({ holidays, workdays }),
      source,
      assumed: unsure,
      known_at: from === 'file' ? theBeginning : tx.now,
      set_by: tx.actor.name,
      set_at: new Date(),
    })
    .execute()
}

const theBeginning = new Date('2000-01-01T00:00:00Z')
