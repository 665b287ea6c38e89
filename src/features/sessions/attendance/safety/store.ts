import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'

/** What was told of somebody, as it is kept. */
export type SafetyRow = {
  id: string
  person: string
  sealed: Buffer
  photo: boolean | null
  outing: boolean | null
  medicine: boolean | null
  knownAt: Date
  toldByName: string
}

/** What was told last of each of some records. */
export async function newestSafety(tx: Tx, records: readonly string[]): Promise<SafetyRow[]> {
  const { rows } = await sql<SafetyRow>`
    select distinct on (n.person) n.id, n.person, n.sealed, n.photo, n.outing, n.medicine, n.known_at as "knownAt", n.told_by_name as "toldByName"
    from sessions.safety_note n where n.district = ${tx.district} and n.person = any (${[...records]}::uuid[])
    order by n.person, n.known_at desc, n.id desc`.execute(tx.db)
  return rows
}

export async function insertSafety(tx: Tx, row: Omit<SafetyRow, 'knownAt' | 'toldByName'>): Promise<void> {
  await sql`
    insert into sessions.safety_note (district, id, person, sealed, photo, outing, medicine, told_by, told_by_name, known_at)
    values (${tx.district}, ${row.id}::uuid, ${row.person}::uuid, ${row.sealed}, ${row.photo}, ${row.outing}, ${row.medicine}, ${tx.actor.id},
      ${tx.actor.name}, ${tx.now})`.execute(tx.db)
}

/** An injury as it is kept. */
export type InjuryRow = {
  id: string
  slot: string
  booking: string
  person: string
  happenedAt: Date
  sealed: Buffer
  recordedByName: string
  knownAt: Date
  acknowledgedAt: Date | null
  acknowledgedByName: string | null
  withdrawnAt: Date | null
}

const injuryColumns = sql`i.id, i.slot, i.booking, i.person, i.happened_at as "happenedAt", i.sealed, i.recorded_by_name as "recordedByName", i.known_at as "knownAt",
  i.acknowledged_at as "acknowledgedAt", i.acknowledged_by_name as "acknowledgedByName", i.withdrawn_at as "withdrawnAt"`

const injuries = async (tx: Tx, where: RawBuilder<unknown>): Promise<InjuryRow[]> =>
  (
    await sql<InjuryRow>`
      select ${injuryColumns} from sessions.injury i where i.district = ${tx.district} and ${where}`.execute(tx.db)
  ).rows

export const injuriesOfSlot = (tx: Tx, slot: string): Promise<InjuryRow[]> =>
  injuries(tx, sql`i.slot = ${slot}::uuid and i.withdrawn_at is null order by i.happened_at, i.id`)
export const injuriesOf = (tx: Tx, records: readonly string[]): Promise<InjuryRow[]> =>
  injuries(tx, sql`i.person = any (${[...records]}::uuid[]) and i.withdrawn_at is null order by i.happened_at desc, i.id desc`)
export const lockInjury = async (tx: Tx, id: string): Promise<InjuryRow | undefined> =>
  (await injuries(tx, sql`i.id = ${id}::uuid for update`))[0]

export type NewInjuryRow = Pick<InjuryRow, 'id' | 'slot' | 'booking' | 'person' | 'happenedAt' | 'sealed'>

export async function insertInjury(tx: Tx, row: NewInjuryRow): Promise<void> {
  await sql`
    insert into sessions.injury (district, id, slot, booking, person, happened_at, sealed, recorded_by, recorded_by_name, known_at)
    values (${tx.district}, ${row.id}::uuid, ${row.slot}::uuid, ${row.booking}::uuid, ${row.person}::uuid, ${row.happenedAt}, ${row.sealed},
      ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(tx.db)
}

export async function acknowledgeRow(tx: Tx, id: string): Promise<void> {
  await sql`
    update sessions.injury set acknowledged_at = ${tx.now}, acknowledged_by = ${tx.actor.id}, acknowledged_by_name = ${tx.actor.name}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

export async function withdrawInjuryRow(tx: Tx, id: string, why: string): Promise<void> {
  await sql`
    update sessions.injury set withdrawn_at = ${tx.now}, withdrawn_by_name = ${tx.actor.name}, withdrawn_why = ${why}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Words about a day, as they are kept: the newest of each booking. */
export type NoteRow = { id: string; slot: string; booking: string; person: string; sealed: Buffer; byName: string; knownAt: Date }

const notes = async (tx: Tx, where: RawBuilder<unknown>): Promise<NoteRow[]> =>
  (
    await sql<NoteRow>`
      select distinct on (n.booking) n.id, n.slot, n.booking, n.person, n.sealed, n.by_name as "byName", n.known_at as "knownAt"
      from sessions.day_note n where n.district = ${tx.district} and ${where} order by n.booking, n.known_at desc, n.id desc`.execute(
      tx.db,
    )
  ).rows

export const notesOfSlot = (tx: Tx, slot: string): Promise<NoteRow[]> => notes(tx, sql`n.slot = ${slot}::uuid`)
export const notesOf = (tx: Tx, records: readonly string[]): Promise<NoteRow[]> =>
  notes(tx, sql`n.person = any (${[...records]}::uuid[])`)

export async function insertNote(tx: Tx, row: Pick<NoteRow, 'id' | 'slot' | 'booking' | 'person' | 'sealed'>): Promise<void> {
  await sql`
    insert into sessions.day_note (district, id, slot, booking, person, sealed, by, by_name, known_at)
    values (${tx.district}, ${row.id}::uuid, ${row.slot}::uuid, ${row.booking}::uuid, ${row.person}::uuid, ${row.sealed}, ${tx.actor.id}, ${tx.actor.name},
      ${tx.now})`.execute(tx.db)
}
