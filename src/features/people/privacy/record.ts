import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { actingFor } from '../accounts/acting.ts'
import { briefsOf } from '../brief-store.ts'
import { factsAbout } from '../facts/about.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import { addressesOf, named } from '../register/address-store.ts'
import { identitiesOf } from '../register/identity-store.ts'
import { shownIdentity } from '../register/read.ts'
import type { PersonBrief } from '../shapes.ts'
import type { OwnRecord } from './contract.ts'

/** A record for the person, a guardian, or a trusted person who may see it; the reading is on record with both sides. Problems: 404, 403. */
export function readOwnRecord(ctx: Context, id: string): Promise<OwnRecord> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const onBehalf = actingFor(tx, person.id, 'record')
    await tx.audit('people.viewed', `person/${person.id}`, { purpose: 'own', ...onBehalf })
    return await recordOf(tx, person)
  })
}

/** The record as the person sees it, in a transaction that is open already. */
export async function recordOf(tx: Tx, person: PersonRow): Promise<OwnRecord> {
  const [brief] = (await briefsOf(tx, [person])) as [PersonBrief]
  return {
    ...{ ...brief, phone: person.phone, changedAt: person.changedAt.toISOString() },
    identities: (await identitiesOf(tx, person.id)).map(shownIdentity),
    addresses: await named(tx, await addressesOf(tx, person.id)),
    facts: await factsAbout(tx, person),
  }
}
