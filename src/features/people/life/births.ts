import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import { briefsOf } from '../brief-store.ts'
import { peopleChanged, personBorn, relationshipChanged } from '../events.ts'
import { knownPerson } from '../household/actions.ts'
import { insertRelationship } from '../household/relationship-store.ts'
import { householdsOf, insertMember } from '../household/store.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import { mayEdit } from '../policy.ts'
import { type AddressPlace, addressesOf } from '../register/address-store.ts'
import { readNumber, requireAgreement, requireUnknown } from '../register/create.ts'
import { requirePast } from '../register/days.ts'
import { insertIdentity, sealNumber } from '../register/identity-store.ts'
import { placeOf } from '../register/places.ts'
import { insertPerson } from '../register/store.ts'
import type { PersonBrief } from '../shapes.ts'
import { keptEvidence, shownEvent } from './actions.ts'
import type { Birth, NewBirth } from './contract.ts'
import { type Before, insertLifeEvent } from './store.ts'

/** Records a birth: the child's record, where it lives and is registered, its place in the household, and its parents. */
export function recordBirth(ctx: Context, wish: NewBirth): Promise<Birth> {
  return transaction(ctx, async (tx) => {
    const mother = wish.mother ? await knownPerson(tx, wish.mother) : undefined
    const father = wish.father ? await knownPerson(tx, wish.father) : undefined
    const parents = [mother, father].filter((parent) => parent !== undefined)
    const residence = wish.residence ? await placeOf(tx, wish.residence) : await placeOfParents(tx, parents, 'residence')
    const registered = wish.registered ? await placeOf(tx, wish.registered) : await placeOfParents(tx, parents, 'registered')
    const place = {
      residenceStreet: residence?.street ?? null,
      residenceCommittee: residence?.committee ?? null,
      registeredStreet: registered?.street ?? null,
      registeredCommittee: registered?.committee ?? null,
    }
    permit(mayEdit(tx.actor, tx.district, { id: '', ...place }))
    if (parents.length === 0 && !wish.residence) throw new Problem(422, 'birth_needs_parent_or_place')
    requirePast(tx, wish.bornOn)
    const document = wish.identity ? readNumber(tx, wish.identity) : undefined
    requireAgreement(wish, document)
    if (document) await requireUnknown(tx, ctx.keys, document)
    const evidence = await keptEvidence(tx, wish.evidence)

    const { name, sex, bornOn, source } = wish
    const child = await insertPerson(tx, { name, sex, bornOn, phone: null, registered, residence, since: bornOn, source })
    const before: Before = {
      identities: [],
      joined: await joinHousehold(tx, parents, { child, bornOn, source }),
      relationships: await relate(tx, parents, { child, bornOn, source, evidence }),
    }
    if (document) {
      const sealed = sealNumber(ctx.keys, tx.district, document)
      await insertIdentity(tx, child, sealed)
      before.identities?.push(sealed.id)
    }
    const event = await insertLifeEvent(tx, { person: child, kind: 'born', happenedOn: bornOn, before, source, evidence })
    await tx.audit('people.record_birth', `person/${child}`, { event: event.id, parents: parents.map(({ id }) => id), evidence })
    await tx.emit(personBorn({ person: child, lifeEvent: event.id }))
    await tx.emit(peopleChanged({ person: child }))
    const person = await findPerson(tx, child)
    return { ...shownEvent(event), child: (await briefsOf(tx, person ? [person] : []))[0] as PersonBrief }
  })
}

async function placeOfParents(
  tx: Tx,
  parents: readonly PersonRow[],
  kind: 'residence' | 'registered',
): Promise<AddressPlace | undefined> {
  for (const parent of parents) {
    const open = (await addressesOf(tx, parent.id)).find((address) => address.kind === kind && address.validTo === null)
    if (open) return open
  }
  return undefined
}

/** The child lives in the household of the first parent who lives in one: as the head's child, or the grandchild of a head whose child the parent is. */
async function joinHousehold(
  tx: Tx,
  parents: readonly PersonRow[],
  { child, bornOn, source }: { child: string; bornOn: string; source: string },
): Promise<string[]> {
  for (const parent of parents) {
    const home = (await householdsOf(tx, parent.id)).find(({ kind }) => kind === 'living')
    if (!home) continue
    const role = ['head', 'spouse'].includes(home.role) ? 'child' : home.role === 'child' ? 'grandchild' : 'other'
    return [await insertMember(tx, { household: home.id, person: child, role, validFrom: bornOn, source })]
  }
  return []
}

/** Parents are the guardians of their minor children (民法典 第二十七条): the relation of parent says so. */
async function relate(
  tx: Tx,
  parents: readonly PersonRow[],
  { child, bornOn, source, evidence }: { child: string; bornOn: string; source: string; evidence: string | null },
): Promise<string[]> {
  const made: string[] = []
  for (const { id: other } of parents) {
    const row = { person: child, other, otherName: null, otherPhone: null, kind: 'parent' as const, may: [] }
    const relationship = await insertRelationship(tx, { ...row, validFrom: bornOn, validTo: null, source, evidence })
    await tx.emit(relationshipChanged({ person: child, relationship }))
    made.push(relationship)
  }
  return made
}
