import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { peopleChanged } from '../events.ts'
import { findPerson } from '../person-store.ts'
import { maySeeAll } from '../policy.ts'
import type { Purpose } from '../shapes.ts'
import type { Identity, NewIdentity } from './contract.ts'
import { lockEditable } from './correct.ts'
import { readNumber, requireAgreement, requireUnknown } from './create.ts'
import {
  findIdentity,
  identitiesOf,
  insertIdentity,
  openIdentity,
  sealNumber,
  withdrawIdentity as withdrawRow,
} from './identity-store.ts'
import { shownIdentity } from './read.ts'

/** Adds a document's number: sealed, found by its blind index, masked on every page. */
export function addIdentity(ctx: Context, id: string, wish: NewIdentity): Promise<Identity> {
  return transaction(ctx, async (tx) => {
    const person = await lockEditable(tx, id)
    const document = readNumber(tx, wish)
    requireAgreement(person, document)
    if ((await identitiesOf(tx, person.id)).some(({ kind }) => kind === document.kind))
      throw new Problem(409, 'person_has_such_a_number')
    await requireUnknown(tx, ctx.keys, document)

    const sealed = sealNumber(ctx.keys, tx.district, document)
    await insertIdentity(tx, person.id, sealed)
    await tx.audit('people.add_identity', `person/${person.id}`, { identity: sealed.id, kind: sealed.kind })
    await tx.emit(peopleChanged({ person: person.id }))
    return shownIdentity({ ...sealed, knownAt: tx.now })
  })
}

/** The number in full, for a purpose; who read it, when and for what is on record as `people.number_shown`. */
export function showIdentity(
  ctx: Context,
  id: string,
  { purpose }: { purpose: Purpose },
): Promise<{ kind: string; number: string }> {
  // Not kept for a repeated request: the number would lie in it unsealed.
  return transaction({ ...ctx, idempotency: undefined }, async (tx) => {
    const identity = found(await findIdentity(tx, id), 'identity')
    const person = found(await findPerson(tx, identity.person), 'identity')
    permit(maySeeAll(tx.actor, tx.district, person))
    await tx.audit('people.number_shown', `person/${person.id}`, { identity: id, purpose })
    return { kind: identity.kind, number: await openIdentity(tx, ctx.keys, id) }
  })
}

/** Withdraws a number that is not the person's, or not theirs any more. */
export function withdrawIdentity(ctx: Context, id: string, { reason }: { reason: string }): Promise<Identity> {
  return transaction(ctx, async (tx) => {
    const identity = found(await findIdentity(tx, id), 'identity')
    found(await findPerson(tx, identity.person), 'identity')
    const person = await lockEditable(tx, identity.person)
    if (identity.withdrawn) throw new Problem(409, 'identity_already_withdrawn')
    await withdrawRow(tx, id)
    await tx.audit('people.withdraw_identity', `person/${person.id}`, { identity: id, reason })
    await tx.emit(peopleChanged({ person: person.id }))
    return shownIdentity(identity)
  })
}
