import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { peopleChanged } from '../events.ts'
import type { PersonRow } from '../person-store.ts'
import { withWholeDistrict } from '../sight-store.ts'
import {
  type AddressKind,
  type AddressPlace,
  type AddressRow,
  addressesOf,
  findAddress,
  insertAddress,
  lockOpenAddress,
  named,
  setAddressEnd,
  setPlace,
  withdrawAddress as withdrawRow,
} from './address-store.ts'
import type { Address, NewAddress } from './contract.ts'
import { lockEditable } from './correct.ts'
import { requireBorn, requirePast } from './days.ts'
import { placeOf } from './places.ts'

/** Records where somebody lives or is registered from a day on; the address before ends on that day. */
export function addAddress(ctx: Context, id: string, wish: NewAddress): Promise<Address> {
  return transaction(ctx, async (tx) => {
    const person = await lockEditable(tx, id)
    const place = await placeOf(tx, wish.place)
    requirePast(tx, wish.since)
    requireBorn(person.bornOn, wish.since)
    const { added } = await changeAddress(tx, person, { ...wish, place })
    await tx.audit('people.add_address', `person/${person.id}`, { address: added.id, kind: wish.kind, since: wish.since })
    await tx.emit(peopleChanged({ person: person.id }))
    return (await named(tx, [added]))[0] as Address
  })
}

/** An address that never was: withdrawn with a reason, and the one before it holds on. */
export function withdrawAddress(ctx: Context, id: string, { reason }: { reason: string }): Promise<Address> {
  return transaction(ctx, async (tx) => {
    const person = await lockEditable(tx, found(await findAddress(tx, id), 'address').person)
    const address = found(await findAddress(tx, id), 'address') // as it is now that nobody else changes it
    if (address.withdrawn) throw new Problem(409, 'address_already_withdrawn')
    if (address.validTo !== null) throw new Problem(409, 'address_is_not_the_last')

    await withdrawRow(tx, id)
    const before = (await addressesOf(tx, address.person)).find(
      (row) => row.kind === address.kind && row.validTo === address.validFrom,
    )
    if (before) await setAddressEnd(tx, before.id, null)
    await withWholeDistrict(tx, () => setPlace(tx, address.person, address.kind))
    await tx.audit('people.withdraw_address', `person/${person.id}`, { address: id, reason })
    await tx.emit(peopleChanged({ person: person.id }))
    return (await named(tx, [address]))[0] as Address
  })
}

/** What a change of address did: enough to take it back. */
export type AddressChange = { added: AddressRow; ended: string | null; replaced: string | null }

/**
 * Lets a new address hold from a day on, inside the caller's transaction: the open one ends on the day, or is withdrawn where it began on that very day.
 * 422 `address_before_last` for a day before the open one began. The record's current street and committee follow.
 */
export async function changeAddress(
  tx: Tx,
  person: PersonRow,
  { kind, place, since, source }: { kind: AddressKind; place: AddressPlace; since: string; source: string },
): Promise<AddressChange> {
  const open = await lockOpenAddress(tx, person.id, kind)
  if (open && since < open.validFrom) throw new Problem(422, 'address_before_last', { since, last: open.validFrom })
  const replaces = open !== undefined && open.validFrom === since
  if (open && replaces) await withdrawRow(tx, open.id)
  if (open && !replaces) await setAddressEnd(tx, open.id, since)
  const id = await insertAddress(tx, { person: person.id, kind, place, since, source })
  await withWholeDistrict(tx, () => setPlace(tx, person.id, kind)) // the record may leave the actor's sight
  return {
    added: { id, person: person.id, kind, ...place, validFrom: since, validTo: null, source },
    ended: open && !replaces ? open.id : null,
    replaced: open && replaces ? open.id : null,
  }
}
