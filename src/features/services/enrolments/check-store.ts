import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { recordsOf } from './store.ts'

/** What was done for somebody in a service on a day. */
export type CheckRow = {
  id: string
  service: string
  person: string
  enrolment: string | null
  kind: string
  step: string
  on: string
  note: string | null
  source: string
  recordedBy: string
  recordedByName: string
  withdrawn: boolean
}

const columns = sql`c.id, c.service, c.person, c.enrolment, c.kind, c.step, c.on_day as "on", c.note, c.source, c.recorded_by as "recordedBy",
  c.recorded_by_name as "recordedByName", c.withdrawn_at is not null as withdrawn`

export async function insertCheck(
  tx: Tx,
  row: Omit<CheckRow, 'id' | 'recordedBy' | 'recordedByName' | 'withdrawn'>,
): Promise<string> {
  const id = newId()
  await sql`
    insert into services.enrolment_check (district, id, service, person, enrolment, kind, step, on_day, note, source, known_at, recorded_by, recorded_by_name)
    values (${tx.district}, ${id}, ${row.service}, ${row.person}, ${row.enrolment}::uuid, ${row.kind}, ${row.step}, ${row.on}::date, ${row.note},
      ${row.source}, ${tx.now}, ${tx.actor.id}, ${tx.actor.name})`.execute(tx.db)
  return id
}

export async function findCheck(tx: Tx, id: string, lock = false): Promise<CheckRow | undefined> {
  const { rows } = await sql<CheckRow>`
    select ${columns} from services.enrolment_check c where c.district = ${tx.district} and c.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
    tx.db,
  )
  return rows[0]
}

export async function withdrawCheckRow(tx: Tx, id: string, why: string): Promise<void> {
  await sql`
    update services.enrolment_check set withdrawn_at = ${tx.now}, withdrawn_by_name = ${tx.actor.name}, withdrawn_why = ${why}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** What was done for a person, of all their records, the newest first; in one service where it is named. */
export async function checksOf(tx: Tx, person: string, service?: string): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select ${columns} from services.enrolment_check c
    where c.district = ${tx.district} and c.person = ${recordsOf(tx, person)} and c.withdrawn_at is null
      ${service === undefined ? sql`` : sql`and c.service = ${service}`}
    order by c.on_day desc, c.id desc limit 1000`.execute(tx.db)
  return rows
}
