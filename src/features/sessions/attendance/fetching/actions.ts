import { z } from 'zod'
import { grantFor } from '../../../../platform/actor.ts'
import type { Context } from '../../../../platform/context.ts'
import { type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import { found, Problem } from '../../../../platform/problem.ts'
import type { KeyRing } from '../../../../platform/secrecy/key-ring.ts'
import { actingFully, findPerson, type OnBehalf, type PersonRow } from '../../../people/index.ts'
import { mayBookAsOfficer } from '../../policy.ts'
import { recordsOf } from '../people-store.ts'
import { openWords, sealWords } from '../sealed.ts'
import type { NewPickupPerson, PickupList, PickupPerson } from './contract.ts'
import { fetchersOf } from './standing.ts'
import { insertPickup, lockPickup, type PickupRow, withdrawPickupRow } from './store.ts'

/**
 * Permits what is told about somebody's safety: to the person, their guardian, and, at a counter, an officer who keeps their record; answers on whose behalf. A trusted person
 * does not. Problem 403 `not_acting_for`.
 */
export function tellingFor(tx: Tx, person: PersonRow): OnBehalf {
  const own = grantFor(tx.actor, tx.district, person.id)
  if ((!own || own.as === 'duty') && mayBookAsOfficer(tx.actor, tx.district, person)) return {}
  return actingFully(tx, person.id)
}

/** Who may fetch somebody, for those who keep the list. Problems: 404, 403. */
export function listPickupPersons(ctx: Context, id: string): Promise<PickupList> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const onBehalf = tellingFor(tx, person)
    await tx.audit('sessions.read_pickup', `person/${person.id}`, { ...onBehalf })
    return await pickupListOf(tx, ctx.keys, person)
  })
}

/** The same in the caller's transaction, who has asked whether they may. */
export async function pickupListOf(tx: Tx, keys: KeyRing, person: PersonRow): Promise<PickupList> {
  const records = (await recordsOf(tx, [person.id])).map(({ id }) => id)
  const known = { person: person.id, name: person.name, bornOn: person.bornOn, records }
  const standing = (await fetchersOf(tx, [known], tx.today)).get(person.id)
  return {
    person: person.id,
    guardians: (standing?.guardians ?? []).map(({ id, name }) => ({ id, name })),
    named: (standing?.named ?? []).filter(({ withdrawnAt }) => withdrawnAt === null).map((row) => shownPickup(tx, keys, row)),
  }
}

/** Names somebody who may fetch a person, from today unless said. Problems: 404; 403; 409 `pickup_named_already` for some of the days, also at this very moment; `pickup_period`. */
export function namePickupPerson(ctx: Context, id: string, wish: NewPickupPerson): Promise<PickupPerson> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const onBehalf = tellingFor(tx, person)
    const list = await pickupListOf(tx, ctx.keys, person)
    const row: PickupRow = {
      ...{ id: newId(), person: person.id, name: wish.name, relation: wish.relation },
      ...{ validFrom: wish.validFrom ?? tx.today, validTo: wish.validTo ?? null, phoneSealed: null },
      ...{ namedAt: tx.now, namedByName: tx.actor.name, withdrawnAt: null },
    }
    // A constraint of the table says so of one record; of records merged into one it cannot.
    if (list.named.some((other) => other.name === row.name && overlap(other, row))) throw new Problem(409, 'pickup_named_already')
    if (wish.phone) row.phoneSealed = sealWords(ctx.keys, wish.phone, about(tx, row.id))
    await insertPickup(tx, row)
    await tx.audit('sessions.name_pickup', `person/${person.id}`, { pickup: row.id, name: wish.name, ...onBehalf })
    return shownPickup(tx, ctx.keys, row)
  })
}

/** Somebody may no longer fetch, from this moment. Problems: 404; 403; 409 `pickup_withdrawn_already`. */
export function withdrawPickupPerson(ctx: Context, id: string): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockPickup(tx, id), 'pickup_person')
    const person = found(await findPerson(tx, row.person), 'pickup_person')
    const onBehalf = tellingFor(tx, person)
    if (row.withdrawnAt) throw new Problem(409, 'pickup_withdrawn_already')
    await withdrawPickupRow(tx, id)
    await tx.audit('sessions.withdraw_pickup', `person/${person.id}`, { pickup: id, name: row.name, ...onBehalf })
    return { id }
  })
}

/** Whether two periods share a day; the last day of each is the first without. */
const overlap = (one: Pick<PickupRow, 'validFrom' | 'validTo'>, other: Pick<PickupRow, 'validFrom' | 'validTo'>): boolean =>
  (one.validTo === null || one.validTo > other.validFrom) && (other.validTo === null || other.validTo > one.validFrom)

const about = (tx: Tx, id: string) => ({ district: tx.district, table: 'pickup_person' as const, id })

/** The telephone of somebody named, where there is one. */
export const phoneOf = (tx: Tx, keys: KeyRing, { id, phoneSealed }: PickupRow): string | null =>
  phoneSealed && openWords(keys, phoneSealed, about(tx, id), z.string())

const shownPickup = (tx: Tx, keys: KeyRing, row: PickupRow): PickupPerson => ({
  ...{ id: row.id, name: row.name, relation: row.relation, phone: phoneOf(tx, keys, row) },
  ...{ validFrom: row.validFrom, validTo: row.validTo, namedAt: row.namedAt.toISOString(), namedByName: row.namedByName },
  state: row.validFrom > tx.today ? 'later' : row.validTo !== null && row.validTo <= tx.today ? 'over' : 'valid',
})
