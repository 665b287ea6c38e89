import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { blindIndex, blindIndexes } from '../../../platform/secrecy/blind-index.ts'
import { type KeyRing, newestKeyId } from '../../../platform/secrecy/key-ring.ts'
import { open, seal } from '../../../platform/secrecy/seal.ts'
import { maskNumber } from '../identity/mask.ts'

/** A number as it lies in `people.identity`: sealed, findable by its blind index, and masked for the screen. */
export type SealedNumber = {
  id: string
  kind: string
  sealed: Buffer
  keyId: string
  blind: Buffer
  blindKeyId: string
  masked: string
}

/** What a sealed number is bound to: moved to another row it does not open. */
export const sealedAbout = (district: string, id: string): string => `${district} people.identity ${id} number`

/** What a blind index is an index of. */
export const blindKind = (kind: string): string => `people.number.${kind}`

/** Seals a number that `readDocument` has read. For one record, and for an import's million. */
export function sealNumber(keys: KeyRing, district: string, { kind, number }: { kind: string; number: string }): SealedNumber {
  const id = newId()
  return {
    ...{ id, kind, masked: maskNumber(number) },
    sealed: seal(keys, number, sealedAbout(district, id)),
    keyId: newestKeyId(keys, 'sealing'),
    blind: blindIndex(keys, blindKind(kind), number),
    blindKeyId: newestKeyId(keys, 'indexing'),
  }
}

/** Keeps a sealed number for a person. */
export async function insertIdentity(tx: Tx, person: string, sealed: SealedNumber): Promise<void> {
  await sql`
    insert into people.identity (district, id, person, kind, sealed, key_id, blind, blind_key_id, masked, known_at)
    values (${tx.district}, ${sealed.id}, ${person}, ${sealed.kind}, ${sealed.sealed}, ${sealed.keyId}, ${sealed.blind},
      ${sealed.blindKeyId}, ${sealed.masked}, ${tx.now})`.execute(tx.db)
}

export type IdentityRow = { id: string; person: string; kind: string; masked: string; knownAt: Date; withdrawn: boolean }
const columns = sql`id, person, kind, masked, known_at as "knownAt", withdrawn_at is not null as withdrawn`

/** The numbers a person carries, masked. */
export async function identitiesOf(tx: Tx, person: string): Promise<IdentityRow[]> {
  const { rows } = await sql<IdentityRow>`
    select ${columns} from people.identity where district = ${tx.district} and person = ${person} and withdrawn_at is null
    order by kind <> 'citizen', known_at`.execute(tx.db)
  return rows
}

/** One number, masked; withdrawn ones too. */
export async function findIdentity(tx: Tx, id: string): Promise<IdentityRow | undefined> {
  const { rows } = await sql<IdentityRow>`
    select ${columns} from people.identity where district = ${tx.district} and id = ${id}`.execute(tx.db)
  return rows[0]
}

/** The number itself. */
export async function openIdentity(tx: Tx, keys: KeyRing, id: string): Promise<string> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from people.identity where district = ${tx.district} and id = ${id}`.execute(tx.db)
  return open(keys, (rows[0] as { sealed: Buffer }).sealed, sealedAbout(tx.district, id))
}

/** Whose number it is, as the rows name them: records that have since been merged too. No more than ten. */
export async function personsWithNumber(
  tx: Tx,
  keys: KeyRing,
  { kind, number }: { kind: string; number: string },
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct person from people.identity
    where district = ${tx.district} and kind = ${kind} and blind = any(${blindIndexes(keys, blindKind(kind), number)}::bytea[])
      and withdrawn_at is null limit 10`.execute(tx.db)
  return rows.map(({ person }) => person)
}

/** Makes those who enter one number at the same moment wait for each other: no constraint can compare what an older key indexed. */
export async function lockNumber(tx: Tx, keys: KeyRing, { kind, number }: { kind: string; number: string }): Promise<void> {
  const blind = blindIndexes(keys, blindKind(kind), number).at(-1) as Buffer
  await sql`select pg_advisory_xact_lock(${blind.readInt32BE(0)}, ${blind.readInt32BE(4)})`.execute(tx.db)
}

/** A number that was entered by mistake or is no longer valid. */
export async function withdrawIdentity(tx: Tx, id: string): Promise<void> {
  await sql`update people.identity set withdrawn_at = ${tx.now} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}
