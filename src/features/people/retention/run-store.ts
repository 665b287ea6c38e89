import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { RetentionRun } from './contract.ts'

type Row = Omit<RetentionRun, 'lines' | 'unscheduled' | 'ranAt'> & {
  ranAt: Date
  report: Pick<RetentionRun, 'lines' | 'unscheduled'>
}
const columns = sql`id, ran_at as "ranAt", on_day as "onDay", dry, report, ran_by as "ranBy"`
const shown = ({ report, ranAt, ...run }: Row): RetentionRun => ({ ...run, ...report, ranAt: ranAt.toISOString() })

/** Keeps what a run did. */
export async function insertRun(tx: Tx, run: RetentionRun): Promise<void> {
  const report = JSON.stringify({ lines: run.lines, unscheduled: run.unscheduled })
  await sql`
    insert into people.retention_run (district, id, ran_at, on_day, dry, report, ran_by)
    values (${tx.district}, ${run.id}, ${tx.now}, ${run.onDay}, ${run.dry}, ${report}::jsonb, ${run.ranBy})`.execute(tx.db)
}

/** The runs of the district, newest first. */
export async function listRuns(tx: Tx): Promise<RetentionRun[]> {
  const { rows } = await sql<Row>`
    select ${columns} from people.retention_run where district = ${tx.district} order by id desc limit 50`.execute(tx.db)
  return rows.map(shown)
}

export async function findRun(tx: Tx, id: string): Promise<RetentionRun | undefined> {
  const { rows } =
    await sql<Row>`select ${columns} from people.retention_run where district = ${tx.district} and id = ${id}`.execute(tx.db)
  return rows[0] && shown(rows[0])
}

/** One run at a time in a district: whoever comes while another is at work is told so. */
export async function tryLockRuns(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    got: boolean
  }>`select pg_try_advisory_xact_lock(hashtext('people.retention'), ${Number(tx.district)}) as got`.execute(tx.db)
  return rows[0]?.got ?? false
}
