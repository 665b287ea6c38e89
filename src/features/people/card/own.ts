import type { PersonalData } from '../../../platform/feature.ts'
import { heldCards, shown } from './holding.ts'

/** What this room holds about a person: their cards. They hold no name and stay, so that a card in somebody's drawer is refused. */
export const cardsOwnedBy: PersonalData = {
  export: async (tx, person) => ({
    cards: (await heldCards(tx, person)).map((card) => {
      const { number, issuedOn, expiresOn, state, revokedAt, revokedWhy } = shown(card, tx.today)
      return { number, issuedOn, expiresOn, state, revokedAt, revokedWhy }
    }),
  }),
  erase: async () => 0,
}
