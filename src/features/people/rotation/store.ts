import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { blindIndex } from '../../../platform/secrecy/blind-index.ts'
import { type KeyRing, newestKeyId } from '../../../platform/secrecy/key-ring.ts'
import { open, seal } from '../../../platform/secrecy/seal.ts'
import { blindKind, sealedAbout } from '../register/identity-store.ts'

type Old = { id: string; kind: string; sealed: Buffer }

/** Seals and indexes up to `limit` numbers of the district anew that lie under an older key; answers how many those were. Withdrawn ones too. */
export async function renewNumbers(tx: Tx, keys: KeyRing, limit: number): Promise<number> {
  const [sealing, indexing] = [newestKeyId(keys, 'sealing'), newestKeyId(keys, 'indexing')]
  // Two equalities that each reach an index would need the older keys' names; an inequality reads the table once a batch, which a rotation may.
  const { rows } = await sql<Old>`
    select id, kind, sealed from people.identity
    where district = ${tx.district} and (key_id <> ${sealing} or blind_key_id <> ${indexing})
    order by id limit ${limit} for update`.execute(tx.db)
  if (rows.length === 0) return 0
  const renewed = rows.map(({ id, kind, sealed }) => {
    const number = open(keys, sealed, sealedAbout(tx.district, id))
    return { id, sealed: seal(keys, number, sealedAbout(tx.district, id)), blind: blindIndex(keys, blindKind(kind), number) }
  })
  await sql`
    update people.identity set sealed = anew.sealed, blind = anew.blind, key_id = ${sealing}, blind_key_id = ${indexing}
    from unnest(${renewed.map(({ id }) => id)}::uuid[], ${renewed.map(({ sealed }) => sealed)}::bytea[],
      ${renewed.map(({ blind }) => blind)}::bytea[]) as anew (id, sealed, blind)
    where identity.district = ${tx.district} and identity.id = anew.id`.execute(tx.db)
  return rows.length
}
