import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { actingFully } from '../accounts/acting.ts'
import { briefsOf } from '../brief-store.ts'
import { factsAbout } from '../facts/about.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import { mayEdit, maySeeAll, standsFor } from '../policy.ts'
import { type PersonBrief, type Purpose, purposes } from '../shapes.ts'
import { addressesOf, named } from './address-store.ts'
import type { Identity, PersonView } from './contract.ts'
import { identitiesOf } from './identity-store.ts'
import { listChanges } from './store.ts'

/**
 * A person's record as far as the reader may see it. Whoever keeps it says for what purpose they read it whole, else gets the brief; every whole
 * reading is on record as `people.viewed`.
 */
export function readPerson(ctx: Context, id: string, { purpose }: { purpose?: Purpose | undefined }): Promise<PersonView> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const [brief] = (await briefsOf(tx, [person])) as [PersonBrief]
    const keeps = mayEdit(tx.actor, tx.district, person)
    if (keeps && purpose) {
      await noteViewed(tx, person.id, { purpose })
      const { source, revision } = person
      return {
        ...{ ...brief, as: 'officer', ...(await wholeOf(tx, person)), source, revision, askedFor: id },
        changedAt: person.changedAt.toISOString(),
        changes: await listChanges(tx, person.id),
      }
    }
    if (standsFor(tx.actor, tx.district, person.id)) {
      await noteViewed(tx, person.id, { purpose: 'own', ...actingFully(tx, person.id) })
      return { ...brief, as: 'guardian', ...(await wholeOf(tx, person)), changedAt: person.changedAt.toISOString() }
    }
    return { ...brief, as: 'brief', more: maySeeAll(tx.actor, tx.district, person) }
  })
}

/**
 * Asks before more than a brief is read: 403 for who may not see the whole record, 422 `purpose_needed` for whoever keeps it and says no purpose.
 * What is read then is on record: of those who stand for the person as their own, a guardian with both sides.
 */
export async function requireViewing(tx: Tx, person: PersonRow, purpose: Purpose | undefined, what: string): Promise<void> {
  permit(maySeeAll(tx.actor, tx.district, person))
  if (purpose && mayEdit(tx.actor, tx.district, person)) return await noteViewed(tx, person.id, { purpose, what })
  if (!standsFor(tx.actor, tx.district, person.id)) throw new Problem(422, 'purpose_needed', { purposes })
  await noteViewed(tx, person.id, { purpose: 'own', what, ...actingFully(tx, person.id) })
}

/** The line that the person can read: who looked at the whole record, and for what. */
export const noteViewed = (tx: Tx, person: string, details: Record<string, unknown>): Promise<void> =>
  tx.audit('people.viewed', `person/${person}`, details)

async function wholeOf(tx: Tx, person: PersonRow) {
  const { phone, residenceStreet, registeredStreet } = person
  return {
    ...{ phone, residenceStreet, registeredStreet },
    identities: (await identitiesOf(tx, person.id)).map(shownIdentity),
    addresses: await named(tx, await addressesOf(tx, person.id)),
    facts: await factsAbout(tx, person),
  }
}

export const shownIdentity = ({
  id,
  kind,
  masked,
  knownAt,
}: {
  id: string
  kind: string
  masked: string
  knownAt: Date
}): Identity => ({
  ...{ id, kind, masked },
  knownAt: knownAt.toISOString(),
})
