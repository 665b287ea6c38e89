import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Migration, MigrationFault, MigrationKind } from './contract.ts'

/** A line of the plan as it is kept: ids, never names. */
export type KeptLine = {
  row: number
  person: string
  service: string
  window: string | null
  used: number | null
  was: number | null
  facilityName: string | null
  startsAt: string | null
  askedAt: string | null
  turn: number | null
}

export type MigrationRow = {
  id: string
  kind: MigrationKind
  fileName: string
  document: string
  state: Migration['state']
  rows: number | null
  good: number
  same: number
  bad: number
  planHash: string | null
  failure: string | null
  failureDetails: Record<string, unknown>
  madeBy: string
  madeByName: string
  madeAt: Date
  checkedAt: Date | null
  signedBy: string | null
  signedByName: string | null
  signedAt: Date | null
  finishedAt: Date | null
}

const columns = sql`i.id, i.kind, i.file_name as "fileName", i.document, i.state, i.rows, i.good, i.same, i.bad, i.plan_hash as "planHash", i.failure,
  i.failure_details as "failureDetails", i.made_by as "madeBy", i.made_by_name as "madeByName", i.made_at as "madeAt", i.checked_at as "checkedAt",
  i.signed_by as "signedBy", i.signed_by_name as "signedByName", i.signed_at as "signedAt", i.finished_at as "finishedAt"`

export async function insertMigration(
  tx: Tx,
  row: Pick<MigrationRow, 'id' | 'kind' | 'fileName' | 'document'> & { sealed: Buffer },
): Promise<void> {
  await sql`
    insert into sessions.migration (district, id, kind, file_name, document, state, sealed, made_by, made_by_name, made_at)
    values (${tx.district}, ${row.id}, ${row.kind}, ${row.fileName}, ${row.document}, 'waiting', ${row.sealed}, ${tx.actor.id}, ${tx.actor.name},
      ${tx.now})`.execute(tx.db)
}

export async function listMigrationRows(tx: Tx): Promise<MigrationRow[]> {
  const { rows } = await sql<MigrationRow>`
    select ${columns} from sessions.migration i where i.district = ${tx.district} order by i.made_at desc, i.id desc limit 200`.execute(
    tx.db,
  )
  return rows
}

export type MigrationWhole = MigrationRow & { faults: MigrationFault[]; lines: KeptLine[] }

export async function findMigration(tx: Tx, id: string): Promise<MigrationWhole | undefined> {
  const { rows } = await sql<MigrationWhole>`
    select ${columns}, i.faults, i.lines from sessions.migration i where i.district = ${tx.district} and i.id = ${id}::uuid`.execute(
    tx.db,
  )
  return rows[0]
}

/** A migration, locked until the transaction ends, with its file while that is kept. */
export async function lockMigration(tx: Tx, id: string): Promise<(MigrationRow & { sealed: Buffer | null }) | undefined> {
  const { rows } = await sql<MigrationRow & { sealed: Buffer | null }>`
    select ${columns}, i.sealed from sessions.migration i where i.district = ${tx.district} and i.id = ${id}::uuid for update`.execute(
    tx.db,
  )
  return rows[0]
}

/** Keeps what a check found; a signature given before no longer stands. */
export async function keepCheck(
  tx: Tx,
  id: string,
  it: Pick<MigrationRow, 'rows' | 'good' | 'same' | 'bad' | 'planHash' | 'failure'> & {
    faults: MigrationFault[]
    lines: KeptLine[]
  },
): Promise<void> {
  await sql`
    update sessions.migration set state = 'checked', rows = ${it.rows}, good = ${it.good}, same = ${it.same}, bad = ${it.bad}, plan_hash = ${it.planHash},
      faults = ${JSON.stringify(it.faults)}::jsonb, lines = ${JSON.stringify(it.lines)}::jsonb, failure = ${it.failure}, checked_at = ${tx.now},
      signed_by = null, signed_by_name = null, signed_at = null
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

export async function markSigned(tx: Tx, id: string): Promise<void> {
  await sql`
    update sessions.migration set state = 'signed', signed_by = ${tx.actor.id}, signed_by_name = ${tx.actor.name}, signed_at = ${tx.now}, failure = null
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Closes a migration: its outcome stays, the file goes. */
export async function closeMigration(
  tx: Tx,
  id: string,
  {
    state,
    failure = null,
    failureDetails = {},
  }: { state: 'done' | 'failed' | 'dropped'; failure?: string | null; failureDetails?: Record<string, unknown> },
): Promise<void> {
  await sql`
    update sessions.migration set state = ${state}, failure = ${failure}, failure_details = ${JSON.stringify(failureDetails)}::jsonb, sealed = null,
      finished_at = ${tx.now} where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Finished migrations that still hold rows of people, finished before an instant. */
export async function emptyBefore(tx: Tx, before: Date, limit: number, apply: boolean): Promise<number> {
  const due = sql`select i.id from sessions.migration i
    where i.district = ${tx.district} and i.state in ('done', 'failed', 'dropped') and i.finished_at < ${before}
      and (i.faults <> '[]'::jsonb or i.lines <> '[]'::jsonb) limit ${limit}`
  if (!apply) return (await sql`${due}`.execute(tx.db)).rows.length
  const { numAffectedRows } = await sql`
    update sessions.migration set faults = '[]', lines = '[]' where district = ${tx.district} and id in (${due})`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}
