import { transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findPerson, lockPerson } from '../person-store.ts'
import { giveBackAfterMerge, makeOlderVoid, restoreCardsOfLiving, revokeCardsOfDead } from './store.ts'

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

/**
 * Two records became one: a person has one good card, and the newest stays, whichever record it was issued for. The older is on the list of void cards, so that one person
 * does not eat twice at one noon by two cards.
 */
export const onMerge: EventHandler = (ctx, { payload }) =>
  transaction(ctx, async (tx) => {
    const { kept = '', merged = '' } = payload
    const person = await lockPerson(tx, merged) // the one that stands: whoever issues a card for it waits
    if (!person || person.id !== (await findPerson(tx, kept))?.id) return // undone meanwhile
    const revoked = await makeOlderVoid(tx, { kept: person.id, merged, why: '两份档案并为一份，以较新的一张卡为准' })
    if (revoked > 0) await tx.audit('people.revoke_cards_of_merge', `person/${person.id}`, { revoked, merged })
  })

/** The merge was a mistake: what it made void is good again for whichever record it was issued for, unless that person died or has another good card by now. */
export const onMergeUndone: EventHandler = (ctx, { payload }) =>
  transaction(ctx, async (tx) => {
    const { kept = '', merged = '' } = payload
    for (const id of [kept, merged]) {
      const person = await findPerson(tx, id)
      if (!person || person.diedOn !== null || (id === merged && person.id !== merged)) continue // gone, or merged again
      const restored = await giveBackAfterMerge(tx, { person: person.id, merged })
      if (restored > 0) await tx.audit('people.restore_cards_of_merge', `person/${person.id}`, { restored })
    }
  })
