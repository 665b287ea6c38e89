import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { actingFully, type OnBehalf } from '../accounts/acting.ts'
import { lockPerson, type PersonRow } from '../person-store.ts'
import { mayEdit } from '../policy.ts'
import { withWholeDistrict } from '../sight-store.ts'
import { findStanding } from '../standing.ts'
import type { CardRecord } from './contract.ts'
import { type CardRow, cardsOf, lockCard } from './store.ts'

/** Permits what is done with somebody's card, and answers on whose behalf: an officer's own duty, oneself, or one's ward. */
export function holding(tx: Tx, person: PersonRow): OnBehalf {
  return mayEdit(tx.actor, tx.district, person) ? {} : actingFully(tx, person.id)
}

/** The cards of a person, the newest first: those of records merged into theirs too, which may be out of the holder's own sight. */
export const heldCards = (tx: Tx, person: string): Promise<CardRow[]> => withWholeDistrict(tx, () => cardsOf(tx, person))

/** A card with its holder, both locked, for who may do something with it; 404 for whom the holder is out of sight. */
export async function lockHeld(tx: Tx, id: string): Promise<{ card: CardRow; person: PersonRow; onBehalf: OnBehalf }> {
  const card = found(await lockCard(tx, id), 'card')
  const { id: stands } = found(await findStanding(tx, card.person), 'card')
  const person = found(await lockPerson(tx, stands), 'card')
  return { card, person, onBehalf: holding(tx, person) }
}

/** Whether a card is good on a day. */
export function stateOf(card: CardRow, today: string): CardRecord['state'] {
  if (card.revokedAt) return 'revoked'
  return card.expiresOn > today ? 'valid' : 'expired'
}

/** A card as it is answered. */
export const shown = (card: CardRow, today: string): CardRecord => ({
  ...{ id: card.id, person: card.person, number: card.number, issuedOn: card.issuedOn, expiresOn: card.expiresOn },
  ...{ issuedByName: card.issuedByName, state: stateOf(card, today), revokedAt: card.revokedAt?.toISOString() ?? null },
  ...{ revokedWhy: card.revokedWhy, revokedNote: card.revokedNote },
})
