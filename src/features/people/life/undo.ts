import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { lifeEventUndone, peopleChanged } from '../events.ts'
import { restoreRelationship, setRelationshipEnd, withdrawRelationships } from '../household/relationship-store.ts'
import { reopenMemberships, withdrawMemberships } from '../household/store.ts'
import { findPerson, lockPerson, type PersonRow } from '../person-store.ts'
import { mayEdit } from '../policy.ts'
import { addressesOf, restoreAddress, setAddressEnd, setPlace, withdrawAddress } from '../register/address-store.ts'
import { withdrawIdentity } from '../register/identity-store.ts'
import { withWholeDistrict } from '../sight-store.ts'
import { shownEvent } from './actions.ts'
import type { LifeEvent } from './contract.ts'
import { type LifeEventRow, lifeEventsOf, lockLifeEvent, markUndone, setDeath, withdrawPerson } from './store.ts'

/** A day within which one may take back a move that took the person out of one's own sight. */
const ownMistakeMs = 24 * 3_600_000

/**
 * Undoes an event that was recorded by mistake: everything it changed is as before, and whoever reacted hears `people.event_undone`. 409 `life_event_already_undone`,
 * and 409 `life_event_superseded` when something later rests on it: that is undone first.
 */
export function undoLifeEvent(ctx: Context, id: string, { reason }: { reason: string }): Promise<LifeEvent> {
  return transaction(ctx, async (tx) => {
    const event = found(await lockLifeEvent(tx, id), 'life_event')
    const person = await subjectOf(tx, event)
    if (event.undoneAt !== null) throw new Problem(409, 'life_event_already_undone')

    await withWholeDistrict(tx, () => takeBack(tx, person, event))
    const undone = await markUndone(tx, id, reason)
    await tx.audit('people.undo_life_event', `person/${person.id}`, { event: id, kind: event.kind, reason })
    await tx.emit(lifeEventUndone({ person: person.id, lifeEvent: id }))
    await tx.emit(peopleChanged({ person: person.id }))
    return shownEvent(undone)
  })
}

/** 404 for whom the actor may not see, 403 for whom they may not edit; who recorded it may mend their own mistake of the day. */
async function subjectOf(tx: Tx, event: LifeEventRow): Promise<PersonRow> {
  const own = event.recordedBy === tx.actor.id && tx.now.getTime() - event.knownAt.getTime() < ownMistakeMs
  const seen = await findPerson(tx, event.person)
  const hidden = seen || !own ? undefined : await withWholeDistrict(tx, () => findPerson(tx, event.person))
  const person = found(seen ?? hidden, 'life_event')
  permit(own || mayEdit(tx.actor, tx.district, person))
  return found(await withWholeDistrict(tx, () => lockPerson(tx, person.id)), 'life_event')
}

async function takeBack(tx: Tx, person: PersonRow, { id, kind, before }: LifeEventRow): Promise<void> {
  if (kind === 'born') {
    const later = (await lifeEventsOf(tx, person.id)).some((event) => event.id !== id && event.undoneAt === null)
    if (later) throw new Problem(409, 'life_event_superseded')
    for (const address of await addressesOf(tx, person.id)) await withdrawAddress(tx, address.id)
    for (const identity of before.identities ?? []) await withdrawIdentity(tx, identity)
    await withdrawMemberships(tx, before.joined ?? [])
    await withdrawRelationships(tx, before.relationships ?? [], '出生登记已撤销')
    await withdrawPerson(tx, person.id)
    return
  }
  if (kind === 'died') await setDeath(tx, person.id, null)
  for (const { id: trust, validTo, withdrawn } of before.trusts ?? [])
    await (withdrawn ? restoreRelationship(tx, trust) : setRelationshipEnd(tx, trust, validTo))
  await restoreAddresses(tx, person, before)
  await reopenMemberships(tx, before.left ?? [])
}

async function restoreAddresses(tx: Tx, person: PersonRow, { addresses = [] }: LifeEventRow['before']): Promise<void> {
  const standing = await addressesOf(tx, person.id)
  for (const { kind, added, ended, replaced } of addresses) {
    if (!standing.some((address) => address.id === added && address.validTo === null))
      throw new Problem(409, 'life_event_superseded')
    await withdrawAddress(tx, added)
    if (ended) await setAddressEnd(tx, ended, null)
    if (replaced) await restoreAddress(tx, replaced)
    await setPlace(tx, person.id, kind)
  }
}
