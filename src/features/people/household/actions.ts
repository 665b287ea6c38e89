import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { peopleChanged } from '../events.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import { mayEdit, mayEditHousehold } from '../policy.ts'
import { noteListed } from '../privacy/listed.ts'
import { requireBorn, requirePast } from '../register/days.ts'
import { placeOf } from '../register/places.ts'
import type { Household, NewHousehold, NewMember } from './contract.ts'
import { shownHousehold } from './shown.ts'
import {
  endMembership,
  findHousehold,
  findMember,
  type HouseholdRow,
  insertHousehold,
  insertMember,
  lockHousehold,
  lockMemberships,
  membersOf,
  setHouseholdEnd,
} from './store.ts'

/** A household with the members that the reader may see; 404 for who may see none of them. */
export function readHousehold(ctx: Context, id: string): Promise<Household> {
  return reading(ctx, async (tx) => found(await visible(tx, await findHousehold(tx, id)), 'household'))
}

/** Makes a household of people who are on record. Whoever lives in another one leaves it on the same day. */
export function createHousehold(ctx: Context, wish: NewHousehold): Promise<Household> {
  return transaction(ctx, async (tx) => {
    permit(mayEditHousehold(tx.actor, tx.district, wish.street))
    const { street, committee, line } = await placeOf(tx, wish)
    const id = await insertHousehold(tx, { kind: wish.kind, street, committee, line, source: wish.source })
    const household: HouseholdRow = { id, kind: wish.kind, street, committee, line, endedOn: null }
    for (const member of wish.members) await join(tx, household, { since: wish.since, source: wish.source, ...member })
    const members = wish.members.map(({ person }) => person)
    await noteMembers(tx, 'people.create_household', id, { details: { kind: wish.kind, members }, persons: members })
    await tx.emit(peopleChanged())
    return found(await shownHousehold(tx, household), 'household')
  })
}

/** Takes somebody into a household from a day on. */
export function addMember(ctx: Context, id: string, wish: NewMember): Promise<Household> {
  return transaction(ctx, async (tx) => {
    const household = await lockEditableHousehold(tx, id)
    const member = await join(tx, household, wish)
    const details = { member, person: wish.person, role: wish.role }
    await noteMembers(tx, 'people.add_member', id, { details, persons: [wish.person] })
    await tx.emit(peopleChanged({ person: wish.person }))
    return found(await shownHousehold(tx, household), 'household')
  })
}

/** Somebody leaves a household on a day. */
export function endMember(
  ctx: Context,
  id: string,
  { on }: { on: string },
): Promise<{ id: string; household: string; validTo: string | null }> {
  return transaction(ctx, async (tx) => {
    const member = found(await findMember(tx, id), 'member')
    await lockEditableHousehold(tx, member.household)
    requirePast(tx, on)
    const now = found(await findMember(tx, id), 'member')
    if (now.withdrawn || now.validTo !== null) throw new Problem(409, 'member_has_left')
    const how = await endMembership(tx, now, on)
    const details = { member: id, person: member.person, on }
    await noteMembers(tx, 'people.end_member', member.household, { details, persons: [member.person] })
    await tx.emit(peopleChanged({ person: member.person }))
    return { id, household: member.household, validTo: how === 'ended' ? on : null }
  })
}

/** A household that is no more: everybody leaves it on the day. */
export function endHousehold(ctx: Context, id: string, { on }: { on: string }): Promise<Household> {
  return transaction(ctx, async (tx) => {
    const household = await lockEditableHousehold(tx, id)
    requirePast(tx, on)
    const shown = found(await shownHousehold(tx, household), 'household')
    const members = (await membersOf(tx, household)).map(({ member }) => member)
    for (const member of members) await endMembership(tx, member, on)
    await setHouseholdEnd(tx, id, on)
    await noteMembers(tx, 'people.end_household', id, { details: { on }, persons: members.map(({ person }) => person) })
    await tx.emit(peopleChanged())
    return { ...shown, endedOn: on }
  })
}

async function visible(tx: Tx, household: HouseholdRow | undefined): Promise<Household | undefined> {
  return household ? await shownHousehold(tx, household) : undefined
}

/** 404 for who may see nobody of it, 403 for who may not edit the street it is in, 409 `household_has_ended`. */
/** What is done with a household is on record about it, and told to those whom it takes in or lets go. */
const noteMembers = (
  tx: Tx,
  action: string,
  household: string,
  { details, persons }: { details: Record<string, unknown>; persons: string[] },
): Promise<void> => noteListed(tx, { action, subject: `household/${household}`, details, how: 'household', persons })

async function lockEditableHousehold(tx: Tx, id: string): Promise<HouseholdRow> {
  const household = found(await findHousehold(tx, id), 'household')
  found(await visible(tx, household), 'household')
  permit(mayEditHousehold(tx.actor, tx.district, household.street))
  const locked = found(await lockHousehold(tx, id), 'household')
  if (locked.endedOn !== null) throw new Problem(409, 'household_has_ended', { on: locked.endedOn })
  return locked
}

type Joining = NewMember & { source?: string | undefined }

/** 422 `person_unknown` for who may not be seen, 403 for whom the actor may not edit. */
async function join(
  tx: Tx,
  household: HouseholdRow,
  { person: id, role, since = tx.today, source = '' }: Joining,
): Promise<string> {
  const person = await knownPerson(tx, id)
  permit(mayEdit(tx.actor, tx.district, person))
  requirePast(tx, since)
  requireBorn(person.bornOn, since)
  for (const member of await lockMemberships(tx, person.id, household.kind)) {
    if (member.household === household.id) throw new Problem(409, 'household_member_once')
    if (household.kind === 'living') await endMembership(tx, member, since)
  }
  return await insertMember(tx, { household: household.id, person: person.id, role, validFrom: since, source })
}

/** Somebody named in a body, or 422 `person_unknown`: unknown and invisible are the same. */
export async function knownPerson(tx: Tx, id: string): Promise<PersonRow> {
  const person = await findPerson(tx, id)
  if (!person) throw new Problem(422, 'person_unknown', { id })
  return person
}
