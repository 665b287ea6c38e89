import type { Context } from '../../../../platform/context.ts'
import { type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import { found } from '../../../../platform/problem.ts'
import type { KeyRing } from '../../../../platform/secrecy/key-ring.ts'
import { findPerson } from '../../../people/index.ts'
import { tellingFor } from '../fetching/actions.ts'
import { recordsOf } from '../people-store.ts'
import type { NewSafety, Safety } from './contract.ts'
import { insertSafety, newestSafety, type SafetyRow } from './store.ts'
import { safetyWords, sealFor } from './words.ts'

/** What whoever looks after somebody must know, for those who told it. The reading is on record. Problems: 404, 403. */
export function readSafety(ctx: Context, id: string): Promise<Safety> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await tx.audit('sessions.read_safety', `person/${person.id}`, { ...tellingFor(tx, person) })
    return await safetyOf(tx, ctx.keys, person.id)
  })
}

/** Tells it anew: it takes the place of what was told before, which is kept. Problems: 404, 403. */
export function tellSafety(ctx: Context, id: string, wish: NewSafety): Promise<Safety> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const onBehalf = tellingFor(tx, person)
    const row = { id: newId(), person: person.id, ...wish.permissions }
    const words = { allergies: wish.allergies, needs: wish.needs }
    await insertSafety(tx, { ...row, sealed: sealFor(ctx.keys, tx.district, 'safety_note', { id: row.id, words }) })
    await tx.audit('sessions.tell_safety', `person/${person.id}`, { note: row.id, ...wish.permissions, ...onBehalf })
    return await safetyOf(tx, ctx.keys, person.id)
  })
}

/** What was told of a person, in the caller's transaction, who has asked whether they may. */
export async function safetyOf(tx: Tx, keys: KeyRing, person: string): Promise<Safety> {
  const records = (await recordsOf(tx, [person])).map(({ id }) => id)
  return shownSafety(tx, keys, person, newestOf(await newestSafety(tx, records)))
}

/** Of what was told of somebody's records, the last. */
export const newestOf = (rows: readonly SafetyRow[]): SafetyRow | undefined =>
  [...rows].sort((a, b) => b.knownAt.getTime() - a.knownAt.getTime())[0]

/** What was told, as it is shown. */
export function shownSafety(tx: Tx, keys: KeyRing, person: string, row: SafetyRow | undefined): Safety {
  const words = row ? safetyWords(keys, tx.district, row) : { allergies: [], needs: '' }
  return {
    ...{ person, allergies: words.allergies, needs: words.needs || null },
    permissions: { photo: row?.photo ?? null, outing: row?.outing ?? null, medicine: row?.medicine ?? null },
    ...{ toldAt: row?.knownAt.toISOString() ?? null, toldByName: row?.toldByName ?? null },
  }
}
