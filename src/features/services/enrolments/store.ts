import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { EndReason } from './shapes.ts'

/** An enrolment as it is kept, with the day of the last check in its service. */
export type EnrolmentRow = {
  id: string
  service: string
  person: string
  facility: string | null
  organization: string | null
  scheme: string | null
  validFrom: string
  validTo: string | null
  plannedTo: string | null
  endedWhy: EndReason | null
  endedNote: string | null
  endedEvent: string | null
  source: string
  document: string | null
  decision: string | null
  overrideWhy: string | null
  knownAt: Date
  recordedByName: string
  withdrawnAt: Date | null
  lastCheckOn: string | null
}

/** What is entered; the rest follows from the transaction. */
export type NewRow = Pick<EnrolmentRow, 'service' | 'person' | 'validFrom' | 'source'> &
  Partial<
    Pick<EnrolmentRow, 'facility' | 'organization' | 'scheme' | 'validTo' | 'plannedTo' | 'document' | 'decision' | 'overrideWhy'>
  > & { replaces?: string }

/** Ids of a person's records: the one that stands and those merged into it. */
export const recordsOf = (tx: Tx, person: string): RawBuilder<unknown> => sql`any (array (
  select ${person}::uuid union all select m.id from people.merged m where m.district = ${tx.district} and m.stands = ${person}::uuid))`

/** The record that stands for an enrolment's or check's person, `g` being people.merged. `case`, so that an index is reached under row security. */
export const standing = (column: string): RawBuilder<unknown> =>
  sql`(case when g.stands is null then ${sql.ref(column)} else g.stands end)`

const lastCheck = sql`(
  select max(c.on_day) from services.enrolment_check c
  where c.district = e.district and c.person = e.person and c.service = e.service and c.withdrawn_at is null)`

/** The columns of an EnrolmentRow of `services.enrolment e`; `person` as it was entered. */
export const enrolmentColumns = sql`e.id, e.service, e.person, e.facility, e.organization, e.scheme, e.valid_from as "validFrom", e.valid_to as "validTo",
  e.planned_to as "plannedTo", e.ended_why as "endedWhy", e.ended_note as "endedNote", e.ended_event as "endedEvent", e.source, e.document, e.decision,
  e.override_why as "overrideWhy", e.known_at as "knownAt", e.recorded_by_name as "recordedByName", e.withdrawn_at as "withdrawnAt", ${lastCheck} as "lastCheckOn"`

/** Holds on the day. */
export const openOn = (day: string): RawBuilder<unknown> =>
  sql`e.withdrawn_at is null and e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to > ${day}::date)`

export async function insertEnrolment(tx: Tx, row: NewRow): Promise<string> {
  const id = newId()
  await sql`
    insert into services.enrolment (district, id, service, person, facility, organization, scheme, valid_from, valid_to, planned_to, source, document,
      decision, override_why, replaces, known_at, recorded_by, recorded_by_name)
    values (${tx.district}, ${id}, ${row.service}, ${row.person}, ${row.facility ?? null}, ${row.organization ?? null}, ${row.scheme ?? null},
      ${row.validFrom}::date, ${row.validTo ?? null}::date, ${row.plannedTo ?? null}::date, ${row.source}, ${row.document ?? null},
      ${row.decision ?? null}::uuid, ${row.overrideWhy ?? null}, ${row.replaces ?? null}::uuid, ${tx.now}, ${tx.actor.id}, ${tx.actor.name})`.execute(
    tx.db,
  )
  return id
}

export async function findEnrolment(tx: Tx, id: string, lock = false): Promise<EnrolmentRow | undefined> {
  const { rows } = await sql<EnrolmentRow>`
    select ${enrolmentColumns} from services.enrolment e where e.district = ${tx.district} and e.id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(
    tx.db,
  )
  return rows[0]
}

/** A person's enrolments that were not withdrawn, of all their records, newest first; in one service where it is named. */
export async function enrolmentsOf(tx: Tx, person: string, service?: string): Promise<EnrolmentRow[]> {
  const { rows } = await sql<EnrolmentRow>`
    select ${enrolmentColumns} from services.enrolment e
    where e.district = ${tx.district} and e.person = ${recordsOf(tx, person)} and e.withdrawn_at is null
      ${service === undefined ? sql`` : sql`and e.service = ${service}`}
    order by e.valid_from desc, e.id desc`.execute(tx.db)
  return rows
}

/** What ends an enrolment, and from which day it no longer holds. */
export type Ending = { why: EndReason; on: string; note?: string | undefined; event?: string | undefined }

export async function endRow(tx: Tx, id: string, { why, on, note, event }: Ending): Promise<void> {
  await sql`
    update services.enrolment set valid_to = ${on}::date, ended_why = ${why}, ended_note = ${note ?? null}, ended_event = ${event ?? null},
      ended_at = ${tx.now}, ended_by_name = ${tx.actor.name}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Takes an end back: it runs until its term again. */
export async function reopenRow(tx: Tx, id: string): Promise<void> {
  await sql`
    update services.enrolment set valid_to = planned_to, ended_why = null, ended_note = null, ended_event = null, ended_at = null, ended_by_name = null
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

export async function withdrawRow(tx: Tx, id: string, why: string, event?: string): Promise<void> {
  await sql`
    update services.enrolment set withdrawn_at = ${tx.now}, withdrawn_by_name = ${tx.actor.name}, withdrawn_why = ${why},
      ended_event = coalesce(${event ?? null}, ended_event)
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Puts back what an event withdrew. */
export async function unwithdrawRow(tx: Tx, id: string): Promise<void> {
  await sql`
    update services.enrolment set withdrawn_at = null, withdrawn_by_name = null, withdrawn_why = null, ended_event = null
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** What an event ended or withdrew. */
export async function endedBy(tx: Tx, event: string): Promise<EnrolmentRow[]> {
  const { rows } = await sql<EnrolmentRow>`
    select ${enrolmentColumns} from services.enrolment e where e.district = ${tx.district} and e.ended_event = ${event} for update`.execute(
    tx.db,
  )
  return rows
}

/** Takes everything about a person away, for erasure: how many rows. */
export async function deleteAbout(tx: Tx, person: string): Promise<number> {
  let n = 0
  for (const table of ['services.enrolment_check', 'services.enrolment', 'services.entitlement']) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
    n += Number(numAffectedRows ?? 0)
  }
  return n
}

/** Ended enrolments of before a day with what was done in them: how many there are, and their deletion. */
const kept = (tx: Tx, before: string) => sql`
  e.district = ${tx.district} and (e.valid_to < ${before}::date or e.withdrawn_at < (${before}::date)::timestamp at time zone 'Asia/Shanghai')
  and not exists (select from people.retention_hold h where h.district = e.district and h.person = e.person and h.lifted_at is null)`

export async function countEndedBefore(tx: Tx, before: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from services.enrolment e where ${kept(tx, before)}`.execute(tx.db)
  return rows[0]?.n ?? 0
}

export async function deleteEndedBefore(tx: Tx, before: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from services.enrolment d where d.district = ${tx.district} and d.id in (
      select e.id from services.enrolment e where ${kept(tx, before)} limit ${limit})`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}
