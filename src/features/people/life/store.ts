import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { LifeEvent } from './contract.ts'

/** What an event changed, by the ids of the rows: enough to take it back exactly. */
export type Before = {
  trusts?: { id: string; validTo: string | null; withdrawn: boolean }[]
  relationships?: string[]
  addresses?: {
    kind: 'residence' | 'registered'
    added: string
    ended: string | null
    replaced: string | null
  }[]
  /** Memberships that the event ended, and those it made. */
  left?: string[]
  joined?: string[]
  identities?: string[]
}

export type LifeEventRow = {
  id: string
  person: string
  kind: LifeEvent['kind']
  happenedOn: string
  before: Before
  source: string
  evidence: string | null
  recordedBy: string
  recordedByName: string
  knownAt: Date
  undoneAt: Date | null
  undoneWhy: string | null
}

const columns = sql`id, person, kind, happened_on as "happenedOn", before, source, evidence, recorded_by as "recordedBy",
  recorded_by_name as "recordedByName", known_at as "knownAt", undone_at as "undoneAt", undone_why as "undoneWhy"`

export type NewLifeEventRow = Pick<LifeEventRow, 'person' | 'kind' | 'happenedOn' | 'before' | 'source' | 'evidence'>

export async function insertLifeEvent(tx: Tx, event: NewLifeEventRow): Promise<LifeEventRow> {
  const { rows } = await sql<LifeEventRow>`
    insert into people.life_event (district, id, person, kind, happened_on, before, source, evidence, recorded_by, recorded_by_name, known_at)
    values (${tx.district}, ${newId()}, ${event.person}, ${event.kind}, ${event.happenedOn}, ${JSON.stringify(event.before)}::jsonb, ${event.source},
      ${event.evidence}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})
    returning ${columns}`.execute(tx.db)
  return rows[0] as LifeEventRow
}

/** One event, locked: of two who undo it at once the second sees that it is done. */
export async function lockLifeEvent(tx: Tx, id: string): Promise<LifeEventRow | undefined> {
  const { rows } = await sql<LifeEventRow>`
    select ${columns} from people.life_event where district = ${tx.district} and id = ${id} for update`.execute(tx.db)
  return rows[0]
}

/** A person's events, the newest first, undone ones too; those of records merged into theirs as well. */
export async function lifeEventsOf(tx: Tx, person: string): Promise<LifeEventRow[]> {
  const { rows } = await sql<LifeEventRow>`
    select ${columns} from people.life_event
    where district = ${tx.district}
      and person in (select ${person}::uuid union all select id from people.merged where district = ${tx.district} and stands = ${person})
    order by happened_on desc, id desc`.execute(tx.db)
  return rows
}

export async function markUndone(tx: Tx, id: string, why: string): Promise<LifeEventRow> {
  const { rows } = await sql<LifeEventRow>`
    update people.life_event set undone_at = ${tx.now}, undone_by = ${tx.actor.id}, undone_why = ${why}
    where district = ${tx.district} and id = ${id} returning ${columns}`.execute(tx.db)
  return rows[0] as LifeEventRow
}

/** Sets the day of a person's death, or takes it back. */
export async function setDeath(tx: Tx, person: string, on: string | null): Promise<void> {
  await sql`
    update people.person set died_on = ${on}, revision = revision + 1, changed_at = ${tx.now}
    where district = ${tx.district} and id = ${person}`.execute(tx.db)
}

/** Takes a record back that a mistake made: it stands nowhere, and its history stays. */
export async function withdrawPerson(tx: Tx, person: string): Promise<void> {
  await sql`
    update people.person set withdrawn_at = ${tx.now}, revision = revision + 1, changed_at = ${tx.now}
    where district = ${tx.district} and id = ${person}`.execute(tx.db)
}
