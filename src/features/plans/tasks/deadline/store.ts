import type { Tx } from '../../../../platform/database/transaction.ts'

type Tables = { 'platform.calendar_year': { year: number; entries: unknown; source: string | null; assumed: boolean } }

/** The years of the working calendar that this installation knows, each as it was entered. */
export async function readCalendarYears(tx: Tx): Promise<unknown[]> {
  const rows = await tx.db
    .withTables<Tables>()
    .selectFrom('platform.calendar_year')
    .select(['year', 'entries', 'source', 'assumed'])
    .orderBy('year')
    .execute()
  return rows.map(({ year, entries, source, assumed }) => ({
    source: source ?? '—',
    unsure: assumed,
    ...(entries as object),
    year,
  }))
}
