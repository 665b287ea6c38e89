import { transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findPerson } from '../person-store.ts'
import { restoreCardsOfLiving, revokeCardsOfDead } from './store.ts'

/** A death makes the person's cards void the same day. */
export const onDeath: EventHandler = (ctx, { payload }) =>
  transaction(ctx, async (tx) => {
    const person = await findPerson(tx, payload.person ?? '')
    if (!person || person.diedOn === null) return // undone meanwhile
    const revoked = await revokeCardsOfDead(tx, person.id)
    if (revoked > 0) await tx.audit('people.revoke_cards_of_dead', `person/${person.id}`, { revoked })
  })

/** The record of a death was a mistake: what it made void is good again; what somebody revoked stays void. */
export const onEventUndone: EventHandler = (ctx, { payload }) =>
  transaction(ctx, async (tx) => {
    const person = await findPerson(tx, payload.person ?? '')
    if (!person || person.diedOn !== null) return // another event was undone
    const restored = await restoreCardsOfLiving(tx, person.id)
    if (restored > 0) await tx.audit('people.restore_cards', `person/${person.id}`, { restored })
  })
