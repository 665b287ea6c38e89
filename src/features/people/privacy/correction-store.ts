import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Correction } from './contract.ts'

export type CorrectionRow = Omit<Correction, 'askedAt' | 'decidedAt'> & {
  askedAt: Date
  decidedAt: Date | null
  askedBy: string
  residenceStreet: string | null
  registeredStreet: string | null
}

// Ids are in the order of time, to the millisecond and by real time: a line written after the request has a greater one.
const changing = [
  ...['correct_person', 'add_identity', 'withdraw_identity', 'add_address', 'withdraw_address', 'record_move', 'record_death'],
  ...[
    'undo_life_event',
    'record_fact',
    'end_fact',
    'correct_fact',
    'add_relationship',
    'end_relationship',
    'withdraw_relationship',
  ],
  ...['merge', 'undo_merge'],
].map((verb) => `people.${verb}`)
const changedSince = sql`(p.changed_at > c.asked_at
  or exists (select from people.household_member m where m.district = c.district and m.person = c.person
    and (m.known_at > c.asked_at or m.withdrawn_at > c.asked_at or m.valid_to >= c.asked_at::date))
  or exists (select from platform.audit a where a.district = c.district and a.subject = 'person/' || c.person and a.id > c.id
    and a.action = any(${changing}::text[]))) as "changedSince"`
const columns = sql`c.id, c.person, p.name as "personName", c.field, c.says, c.state, c.asked_by as "askedBy", c.asked_by_name as "askedByName",
  c.asked_at as "askedAt", c.answer_due_on as "answerDueOn", c.decided_at as "decidedAt", c.answer, p.residence_street as "residenceStreet",
  p.registered_street as "registeredStreet", ${changedSince}`
const table = sql`people.correction c join people.person p on p.district = c.district and p.id = c.person`

/** What was asked for a person, newest first. */
export async function correctionsOf(tx: Tx, person: string): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`
    select ${columns} from ${table} where c.district = ${tx.district} and c.person = ${person} order by c.id desc limit 100`.execute(
    tx.db,
  )
  return rows
}

/** What waits for an answer about persons the reader may see, the first due first. */
export async function openCorrections(tx: Tx): Promise<CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`
    select ${columns} from ${table} where c.district = ${tx.district} and c.state = 'asked' order by c.answer_due_on, c.id limit 500`.execute(
    tx.db,
  )
  return rows
}

export async function lockCorrection(tx: Tx, id: string): Promise<CorrectionRow | undefined> {
  const { rows } = await sql<CorrectionRow>`
    select ${columns} from ${table} where c.district = ${tx.district} and c.id = ${id} for update of c`.execute(tx.db)
  return rows[0]
}

export async function insertCorrection(
  tx: Tx,
  correction: { person: string; field: string; says: string; answerDueOn: string },
): Promise<string> {
  const id = newId()
  await sql`
    insert into people.correction (district, id, person, field, says, state, asked_by, asked_by_name, asked_at, answer_due_on)
    values (${tx.district}, ${id}, ${correction.person}, ${correction.field}, ${correction.says}, 'asked', ${tx.actor.id}, ${tx.actor.name}, ${tx.now},
      ${correction.answerDueOn})`.execute(tx.db)
  return id
}

export async function settleCorrection(
  tx: Tx,
  id: string,
  how: { state: 'done' | 'refused' | 'withdrawn'; answer: string | null },
): Promise<void> {
  await sql`
    update people.correction set state = ${how.state}, answer = ${how.answer}, decided_by = ${tx.actor.id}, decided_by_name = ${tx.actor.name},
      decided_at = ${tx.now}
    where district = ${tx.district} and id = ${id}`.execute(tx.db)
}
