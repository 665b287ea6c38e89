import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { knownFiles } from '../../../platform/files/table.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { peopleChanged, personDied, personMoved } from '../events.ts'
import { lockTrusts, setRelationshipEnd, withdrawRelationships } from '../household/relationship-store.ts'
import { endMembership, lockMemberships } from '../household/store.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import type { AddressPlace } from '../register/address-store.ts'
import { changeAddress } from '../register/addresses.ts'
import { lockEditable } from '../register/correct.ts'
import { requireBorn, requirePast } from '../register/days.ts'
import { placeOf } from '../register/places.ts'
import { requireViewing } from '../register/read.ts'
import type { Purpose } from '../shapes.ts'
import type { LifeEvent, NewDeath, NewMove } from './contract.ts'
import { type Before, insertLifeEvent, type LifeEventRow, lifeEventsOf, setDeath } from './store.ts'

/** What happened in a person's life as it was recorded, the newest first; undone events say so. The reading is on record. Problems: 404, 403, 422 `purpose_needed`. */
export function listLifeEvents(
  ctx: Context,
  id: string,
  { purpose }: { purpose?: Purpose | undefined },
): Promise<{ events: LifeEvent[] }> {
  return transaction({ ...ctx, idempotency: undefined }, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireViewing(tx, person, purpose, 'life_events')
    return { events: (await lifeEventsOf(tx, person.id)).map(shownEvent) }
  })
}

/**
 * Records a death. What the person let others do for them ends that day; everything else reacts to `people.died`: allowances, beds, bookings, messages. Of two who
 * record it the second gets 409 `life_event_dies_once`.
 */
export function recordDeath(ctx: Context, id: string, wish: NewDeath): Promise<LifeEvent> {
  return transaction(ctx, async (tx) => {
    const person = await lockEditable(tx, id)
    requirePast(tx, wish.on)
    requireBorn(person.bornOn, wish.on)
    if (person.diedOn !== null) throw new Problem(409, 'life_event_dies_once')
    const evidence = await keptEvidence(tx, wish.evidence)

    const trusts = await endTrusts(tx, person.id, wish.on)
    await setDeath(tx, person.id, wish.on)
    const event = await insertLifeEvent(tx, {
      ...{ person: person.id, kind: 'died', happenedOn: wish.on, before: { trusts }, source: wish.source, evidence },
    })
    await tx.audit('people.record_death', `person/${person.id}`, { event: event.id, on: wish.on, evidence })
    await tx.emit(personDied({ person: person.id, lifeEvent: event.id }))
    await tx.emit(peopleChanged({ person: person.id }))
    return shownEvent(event)
  })
}

/** Records a move: the address, the street that keeps the record, and the household that is left. */
export function recordMove(ctx: Context, id: string, wish: NewMove): Promise<LifeEvent> {
  return transaction(ctx, async (tx) => {
    const person = await lockEditable(tx, id)
    const place = await placeOf(tx, wish.to)
    requirePast(tx, wish.on)
    requireBorn(person.bornOn, wish.on)
    if (person.diedOn !== null) throw new Problem(409, 'person_died_before', { name: person.name })
    requireDirection(person, wish, place)
    const evidence = await keptEvidence(tx, wish.evidence)

    const which = new Set(wish.which)
    const before: Before = { addresses: [], left: [] }
    if (which.has('residence') && wish.leavesHousehold) before.left = await leaveHouseholds(tx, person.id, wish.on)
    for (const kind of which) {
      const change = await changeAddress(tx, person, { kind, place, since: wish.on, source: wish.source })
      before.addresses?.push({ kind, added: change.added.id, ended: change.ended, replaced: change.replaced })
    }
    const event = await insertLifeEvent(tx, {
      ...{ person: person.id, kind: `moved_${wish.kind}`, happenedOn: wish.on, before, source: wish.source, evidence },
    })
    await tx.audit('people.record_move', `person/${person.id}`, {
      event: event.id,
      kind: wish.kind,
      which: [...which],
      on: wish.on,
    })
    await tx.emit(personMoved({ person: person.id, lifeEvent: event.id }))
    await tx.emit(peopleChanged({ person: person.id }))
    return shownEvent(event)
  })
}

/** 422 `move_direction` when the place, or where the person was, is on the wrong side of the district's border. */
function requireDirection(person: PersonRow, { kind, which }: NewMove, place: AddressPlace): void {
  const was = which.map((one) => (one === 'residence' ? person.residenceStreet : person.registeredStreet))
  const fits = {
    in: place.street !== null && was.every((street) => street === null),
    out: place.outside !== null && was.every((street) => street !== null),
    within: place.street !== null && was.every((street) => street !== null),
  }[kind]
  if (!fits) throw new Problem(422, 'move_direction', { kind })
}

/** The id of an evidence file, or 422 when it was not kept before. */
export async function keptEvidence(tx: Tx, evidence: string | null | undefined): Promise<string | null> {
  if (!evidence) return null
  if (!(await knownFiles(tx, [evidence])).has(evidence)) throw new Problem(422, 'evidence_unknown', { ids: evidence })
  return evidence
}

/** Authority that was given ends with the life of who gave it (民法典 第一百七十三条). */
async function endTrusts(tx: Tx, person: string, on: string): Promise<NonNullable<Before['trusts']>> {
  const trusts = await lockTrusts(tx, person, on)
  const ended: NonNullable<Before['trusts']> = []
  for (const { id, validFrom, validTo } of trusts) {
    const withdrawn = validFrom >= on // it had not begun
    if (withdrawn) await withdrawRelationships(tx, [id], '委托人已去世')
    else await setRelationshipEnd(tx, id, on)
    ended.push({ id, validTo, withdrawn })
  }
  return ended
}

async function leaveHouseholds(tx: Tx, person: string, on: string): Promise<string[]> {
  const members = await lockMemberships(tx, person, 'living')
  for (const member of members) await endMembership(tx, member, on)
  return members.map(({ id }) => id)
}

/** An event as pages show it. */
export const shownEvent = (row: LifeEventRow): LifeEvent => ({
  ...{ id: row.id, person: row.person, kind: row.kind, on: row.happenedOn, source: row.source, evidence: row.evidence },
  ...{ by: row.recordedByName, at: row.knownAt.toISOString() },
  undone: row.undoneAt && { why: row.undoneWhy ?? '', at: row.undoneAt.toISOString() },
})
