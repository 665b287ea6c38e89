import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** The head of a note: everything but its text. */
export type NoteRow = {
  id: string
  booking: string
  person: string
  service: string
  facility: string
  writer: string
  writerName: string
  writtenAt: Date
}

const columns = sql`n.id, n.booking, n.person, n.service, n.facility, n.writer, n.writer_name as "writerName", n.written_at as "writtenAt"`

export async function insertNote(tx: Tx, row: Omit<NoteRow, 'writer' | 'writerName' | 'writtenAt'>): Promise<void> {
  await sql`
    insert into sessions.note (district, id, booking, person, service, facility, writer, writer_name, written_at)
    values (${tx.district}, ${row.id}::uuid, ${row.booking}::uuid, ${row.person}::uuid, ${row.service}, ${row.facility}::uuid, ${tx.actor.id},
      ${tx.actor.name}, ${tx.now})`.execute(tx.db)
}

/** Keeps a copy sealed to a reader; of one note a reader has one (`note_handed_over`). */
export async function insertCopy(
  tx: Tx,
  { note, reader, sealed, keyId }: { note: string; reader: string; sealed: Buffer; keyId: string },
): Promise<void> {
  await sql`
    insert into sessions.note_copy (district, note, reader, sealed, key_id, given_by, given_at)
    values (${tx.district}, ${note}::uuid, ${reader}, ${sealed}, ${keyId}, ${tx.actor.id}, ${tx.now})`.execute(tx.db)
}

export async function headsOfBooking(tx: Tx, booking: string): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select ${columns} from sessions.note n where n.district = ${tx.district} and n.booking = ${booking}::uuid order by n.id`.execute(
    tx.db,
  )
  return rows
}

/** The heads of a person's notes and of those of records merged into theirs. */
export async function headsOfPerson(tx: Tx, person: string): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select ${columns} from sessions.note n
    where n.district = ${tx.district} and n.person = any (array (
      select ${person}::uuid union all select m.id from people.merged m where m.district = ${tx.district} and m.stands = ${person}::uuid))
    order by n.id`.execute(tx.db)
  return rows
}

/** A note with the copy sealed to the actor. Row security shows an account its own copies and nobody else's. */
export type OwnCopy = NoteRow & { sealed: Buffer; givenBy: string }

/** The notes that the actor may open, the newest first; of one person. */
export async function ownCopies(tx: Tx, { id, person }: { id?: string; person?: string | undefined }): Promise<OwnCopy[]> {
  const { rows } = await sql<OwnCopy>`
    select ${columns}, c.sealed, c.given_by as "givenBy" from sessions.note_copy c
    join sessions.note n on n.district = c.district and n.id = c.note
    where c.district = ${tx.district} and c.reader = ${tx.actor.id}
      ${id === undefined ? sql`` : sql`and c.note = ${id}::uuid`}
      ${person === undefined ? sql`` : sql`and n.person = ${person}::uuid`}
    order by n.id desc limit 500`.execute(tx.db)
  return rows
}

/** Takes a person's notes away with every copy, for erasure. */
export async function deleteNotesOf(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sessions.note where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

const writtenBefore = (tx: Tx, before: Date, limit: number) =>
  sql`select n.id from sessions.note n where n.district = ${tx.district} and n.written_at < ${before} limit ${limit}`

export async function countWrittenBefore(tx: Tx, before: Date): Promise<number> {
  return (await sql`${writtenBefore(tx, before, 1_000_000)}`.execute(tx.db)).rows.length
}

export async function deleteWrittenBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sessions.note where district = ${tx.district} and id in (${writtenBefore(tx, before, limit)})`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}
