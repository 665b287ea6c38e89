import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { sameAs } from '../standing-store.ts'
import type { RevocationReason } from './contract.ts'

/** A card of the register. */
export type CardRow = {
  id: string
  person: string
  number: string
  keyId: string
  issuedOn: string
  expiresOn: string
  issuedByName: string
  revokedAt: Date | null
  revokedWhy: RevocationReason | null
  revokedNote: string | null
}

const columns = sql`c.id, c.person, c.number, c.key_id as "keyId", c.issued_on as "issuedOn", c.expires_on as "expiresOn",
  c.issued_by_name as "issuedByName", c.revoked_at as "revokedAt", c.revoked_why as "revokedWhy", c.revoked_note as "revokedNote"`

/** The cards of a person, the newest first. */
export async function cardsOf(tx: Tx, person: string): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${columns} from people.card c where c.district = ${tx.district} and c.person in ${sameAs(tx, person)}
    order by c.known_at desc, c.id desc`.execute(tx.db)
  return rows
}

/** The card of a number. */
export async function cardByNumber(tx: Tx, number: string): Promise<CardRow | undefined> {
  const { rows } = await sql<CardRow>`
    select ${columns} from people.card c where c.district = ${tx.district} and c.number = ${number}`.execute(tx.db)
  return rows[0]
}

/** A card, locked until the transaction ends. */
export async function lockCard(tx: Tx, id: string): Promise<CardRow | undefined> {
  const { rows } = await sql<CardRow>`
    select ${columns} from people.card c where c.district = ${tx.district} and c.id = ${id} for update`.execute(tx.db)
  return rows[0]
}

export async function insertCard(
  tx: Tx,
  card: Pick<CardRow, 'person' | 'number' | 'keyId' | 'issuedOn' | 'expiresOn'>,
): Promise<CardRow> {
  const { rows } = await sql<CardRow>`
    insert into people.card as c (district, id, person, number, key_id, issued_on, expires_on, issued_by, issued_by_name, known_at)
    values (${tx.district}, ${newId()}, ${card.person}, ${card.number}, ${card.keyId}, ${card.issuedOn}, ${card.expiresOn},
      ${tx.actor.id}, ${tx.actor.name}, ${tx.now})
    returning ${columns}`.execute(tx.db)
  return rows[0] as CardRow
}

/** Makes a card void; one that is void already stays as it is. */
export async function revokeCard(
  tx: Tx,
  id: string,
  { why, note }: { why: RevocationReason; note: string | null },
): Promise<CardRow> {
  const { rows } = await sql<CardRow>`
    update people.card c set revoked_at = ${tx.now}, revoked_by = ${tx.actor.id}, revoked_why = ${why}, revoked_note = ${note}
    where c.district = ${tx.district} and c.id = ${id} returning ${columns}`.execute(tx.db)
  return rows[0] as CardRow
}

/** A reprint was signed with another key than the one before. */
export async function setCardKey(tx: Tx, id: string, keyId: string): Promise<void> {
  await sql`update people.card set key_id = ${keyId} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

/** Makes all cards of somebody who died void, and says how many those were. */
export async function revokeCardsOfDead(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update people.card set revoked_at = ${tx.now}, revoked_by = ${tx.actor.id}, revoked_why = 'died', revoked_by_event = 'people.died'
    where district = ${tx.district} and person in ${sameAs(tx, person)} and revoked_at is null`.execute(tx.db)
  return Number(numAffectedRows)
}

/** Gives back what a death that was none had made void. */
export async function restoreCardsOfLiving(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update people.card set revoked_at = null, revoked_by = null, revoked_why = null, revoked_by_event = null
    where district = ${tx.district} and person in ${sameAs(tx, person)} and revoked_by_event = 'people.died'`.execute(tx.db)
  return Number(numAffectedRows)
}

/** Of the good cards of all records of a person, leaves the newest good and makes the others void for the merge. Answers how many. */
export async function makeOlderVoid(
  tx: Tx,
  { kept, merged, why }: { kept: string; merged: string; why: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update people.card set revoked_at = ${tx.now}, revoked_by = ${tx.actor.id}, revoked_why = 'other', revoked_note = ${why}, revoked_by_merge = ${merged}
    where district = ${tx.district} and person in ${sameAs(tx, kept)} and revoked_at is null and expires_on > ${tx.today} and id <> (
      select c.id from people.card c where c.district = ${tx.district} and c.person in ${sameAs(tx, kept)} and c.revoked_at is null
        and c.expires_on > ${tx.today} order by c.known_at desc, c.id desc limit 1)`.execute(tx.db)
  return Number(numAffectedRows)
}

/** Gives back what the merge of a record had made void, to a record that is alive and has no other good card. */
export async function giveBackAfterMerge(tx: Tx, { person, merged }: { person: string; merged: string }): Promise<number> {
  const { numAffectedRows } = await sql`
    update people.card set revoked_at = null, revoked_by = null, revoked_why = null, revoked_note = null, revoked_by_merge = null
    where district = ${tx.district} and person in ${sameAs(tx, person)} and revoked_by_merge = ${merged} and not exists (
      select from people.card c where c.district = ${tx.district} and c.person in ${sameAs(tx, person)} and c.revoked_at is null
        and c.expires_on > ${tx.today})`.execute(tx.db)
  return Number(numAffectedRows)
}

/** The numbers of all revoked cards that would be good otherwise. */
export async function revokedNumbers(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from people.card where district = ${tx.district} and revoked_at is not null and expires_on > ${tx.today}`.execute(
    tx.db,
  )
  return rows.map(({ number }) => number)
}
