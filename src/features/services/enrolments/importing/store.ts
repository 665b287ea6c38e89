import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import { street } from '../list-store.ts'
import type { EnrolmentFault } from './contract.ts'

/** An import as it is kept; `scope`: `*`, or the streets whose people it may be about. */
export type ImportRow = {
  id: string
  service: string
  scope: string
  fileName: string
  document: string
  state: 'waiting' | 'done' | 'failed'
  rows: number | null
  made: number
  same: number
  bad: number
  failure: string | null
  failureDetails: Record<string, unknown>
  madeBy: string
  madeByName: string
  madeAt: Date
  finishedAt: Date | null
}

const columns = sql`i.id, i.service, i.scope, i.file_name as "fileName", i.document, i.state, i.rows, i.made, i.same, i.bad, i.failure,
  i.failure_details as "failureDetails", i.made_by as "madeBy", i.made_by_name as "madeByName", i.made_at as "madeAt", i.finished_at as "finishedAt"`

export async function insertImport(
  tx: Tx,
  row: Pick<ImportRow, 'id' | 'service' | 'scope' | 'fileName' | 'document'> & { sealed: Buffer },
): Promise<void> {
  await sql`
    insert into services.enrolment_import (district, id, service, scope, file_name, document, state, sealed, made_by, made_by_name, made_at)
    values (${tx.district}, ${row.id}, ${row.service}, ${row.scope}, ${row.fileName}, ${row.document}, 'waiting', ${row.sealed}, ${tx.actor.id},
      ${tx.actor.name}, ${tx.now})`.execute(tx.db)
}

export async function listImports(tx: Tx): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select ${columns} from services.enrolment_import i where i.district = ${tx.district} order by i.made_at desc, i.id desc limit 200`.execute(
    tx.db,
  )
  return rows
}

export async function findImport(tx: Tx, id: string): Promise<(ImportRow & { faults: EnrolmentFault[] }) | undefined> {
  const { rows } = await sql<ImportRow & { faults: EnrolmentFault[] }>`
    select ${columns}, i.faults from services.enrolment_import i where i.district = ${tx.district} and i.id = ${id}::uuid`.execute(
    tx.db,
  )
  return rows[0]
}

/** The import that waits, locked, with its file. */
export async function lockWaiting(tx: Tx, id: string): Promise<(ImportRow & { sealed: Buffer }) | undefined> {
  const { rows } = await sql<ImportRow & { sealed: Buffer }>`
    select ${columns}, i.sealed from services.enrolment_import i
    where i.district = ${tx.district} and i.id = ${id}::uuid and i.state = 'waiting' for update`.execute(tx.db)
  return rows[0]
}

/** Closes an import: its outcome stays, the file goes. */
export async function closeImport(
  tx: Tx,
  id: string,
  it: Pick<ImportRow, 'state' | 'rows' | 'made' | 'same' | 'bad' | 'failure' | 'failureDetails'> & { faults: EnrolmentFault[] },
): Promise<void> {
  await sql`
    update services.enrolment_import set state = ${it.state}, rows = ${it.rows}, made = ${it.made}, same = ${it.same}, bad = ${it.bad},
      failure = ${it.failure}, failure_details = ${JSON.stringify(it.failureDetails)}::jsonb, faults = ${JSON.stringify(it.faults)}::jsonb,
      sealed = null, finished_at = ${tx.now}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Somebody a list names: who they are on the register and where they belong. */
export type Known = { id: string; name: string; bornOn: string | null; diedOn: string | null; street: string | null }

export async function knownAmong(tx: Tx, ids: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select b.id, b.name, b.born_on as "bornOn", b.died_on as "diedOn", ${street} as street from people.brief b
    where b.district = ${tx.district} and b.id = any (${[...new Set(ids)]}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Living periods in a service by the person that stands. */
export async function periodsIn(
  tx: Tx,
  service: string,
  persons: readonly string[],
): Promise<Map<string, { id: string; person: string; from: string; to: string | null }[]>> {
  const { rows } = await sql<{ id: string; person: string; from: string; to: string | null }>`
    select e.id, coalesce(g.stands, e.person) as person, e.valid_from as "from", e.valid_to as "to" from services.enrolment e
    left join people.merged g on g.district = e.district and g.id = e.person
    where e.district = ${tx.district} and e.service = ${service} and e.withdrawn_at is null
      and (case when g.stands is null then e.person else g.stands end) = any (${[...new Set(persons)]}::uuid[])`.execute(tx.db)
  return Map.groupBy(rows, ({ person }) => person)
}

export type NewMany = { person: string; from: string; to: string | null; scheme: string | null; why: string | null }

/** Enrols many at once; answers the ids in their order. */
export async function insertMany(
  tx: Tx,
  all: { import: string; service: string; document: string; by: string; byName: string },
  rows: readonly NewMany[],
): Promise<string[]> {
  const made = rows.map((row) => ({ ...row, id: newId() }))
  await sql`
    insert into services.enrolment (district, id, service, person, scheme, valid_from, valid_to, planned_to, source, document, override_why, import,
      known_at, recorded_by, recorded_by_name)
    select ${tx.district}, r.id, ${all.service}, r.person, r.scheme, r."from", r."to", r."to", 'import', ${all.document}, r.why, ${all.import}::uuid, ${tx.now},
      ${all.by}, ${all.byName}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r (id uuid, person uuid, scheme text, "from" date, "to" date, why text)`.execute(
    tx.db,
  )
  return made.map(({ id }) => id)
}

/** Records what was done for many at once; one that is on record stays as it is. Answers how many were new. */
export async function insertChecks(
  tx: Tx,
  all: { service: string; kind: string; document: string; by: string; byName: string },
  rows: readonly { person: string; enrolment: string | null; on: string }[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into services.enrolment_check (district, id, service, person, enrolment, kind, on_day, source, known_at, recorded_by, recorded_by_name)
    select ${tx.district}, r.id, ${all.service}, r.person, r.enrolment, ${all.kind}, r."on", ${all.document}, ${tx.now}, ${all.by}, ${all.byName}
    from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, id: newId() })))}::jsonb) as r (id uuid, person uuid, enrolment uuid, "on" date)
    on conflict do nothing`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

/** Finished imports that still hold rows of people, finished before an instant. */
export async function emptyBefore(tx: Tx, before: Date, limit: number, apply: boolean): Promise<number> {
  const due = sql`select i.id from services.enrolment_import i
    where i.district = ${tx.district} and i.state <> 'waiting' and i.finished_at < ${before} and i.faults <> '[]'::jsonb limit ${limit}`
  if (!apply) return (await sql`${due}`.execute(tx.db)).rows.length
  const { numAffectedRows } = await sql`
    update services.enrolment_import set faults = '[]' where district = ${tx.district} and id in (${due})`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}
