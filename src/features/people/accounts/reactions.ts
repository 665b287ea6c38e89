import { transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import {
  copyPersonGrants,
  endCopies,
  endPersonGrants,
  restorePersonGrants,
} from '../../../platform/sign-in/person-grants-store.ts'
import { findPerson } from '../person-store.ts'

/** A death ends what others may see and do for the person by trust and duty the same day; undoing the record of it gives that back as it was. */
export const onDeath: EventHandler = (ctx, { payload }) =>
  transaction(ctx, async (tx) => {
    const person = await findPerson(tx, payload.person ?? '')
    if (!person || person.diedOn === null) return // undone meanwhile
    const how = { on: tx.today, by: tx.actor.id, at: tx.now, event: causeOf(payload) }
    const ended = await endPersonGrants(tx.db, { district: tx.district, person: person.id, as: ['trusted', 'duty'] }, how)
    if (ended > 0) await tx.audit('people.end_grants_of_dead', `person/${person.id}`, { ended })
  })

export const onEventUndone: EventHandler = (ctx, { payload }) =>
  transaction(ctx, async (tx) => {
    const person = await findPerson(tx, payload.person ?? '')
    if (!person || person.diedOn !== null) return // another event was undone
    const restored = await restorePersonGrants(tx.db, tx.district, causeOf(payload))
    if (restored > 0) await tx.audit('people.restore_grants', `person/${person.id}`, { restored })
  })

/** What the ended grants name as the reason: the person's death, of which there is one at a time. */
const causeOf = (payload: Record<string, string>): string => payload.person ?? ''

/** Two records became one: whoever stands for the merged one stands for the kept one. */
export const onMerge: EventHandler = (ctx, { payload }) =>
  transaction(ctx, async (tx) => {
    const { kept = '', merged = '' } = payload
    const copied = await copyPersonGrants(
      tx.db,
      { district: tx.district, from: merged, to: kept },
      { on: tx.today, by: tx.actor.id, at: tx.now },
    )
    if (copied > 0) await tx.audit('people.copy_grants', `person/${kept}`, { merged, copied })
  })

export const onMergeUndone: EventHandler = (ctx, { payload }) =>
  transaction(ctx, async (tx) => {
    const { kept = '', merged = '' } = payload
    const pair = { district: tx.district, from: merged, to: kept }
    await endCopies(tx.db, pair, { on: tx.today, by: tx.actor.id, at: tx.now })
  })
