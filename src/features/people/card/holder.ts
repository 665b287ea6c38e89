import type { Tx } from '../../../platform/database/transaction.ts'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { publicKeys } from '../../../platform/secrecy/signing.ts'
import { cardByNumber } from './store.ts'
import { verifyCard } from './verify.ts'

/** Why a card's code opens nothing: not a card's, not one of ours, void, or past its last day. */
export type CardRefusal = 'card_unreadable' | 'card_forged' | 'card_void' | 'card_expired'

/** Whose card a scanned code is, by the register of this moment; the record that the card was issued for, which may have been merged since. */
export async function holderOfCard(tx: Tx, keys: KeyRing, code: string): Promise<{ person: string } | { refused: CardRefusal }> {
  const verdict = await verifyCard(code, { keys: publicKeys(keys), revoked: [], today: tx.today })
  if (verdict.state === 'not_a_card') return { refused: 'card_unreadable' }
  if (verdict.state === 'forged' || verdict.state === 'unknown_key') return { refused: 'card_forged' }
  if (verdict.state === 'expired') return { refused: 'card_expired' }
  if (verdict.state === 'revoked' || verdict.card.district !== tx.district) return { refused: 'card_void' }
  const card = await cardByNumber(tx, verdict.card.number)
  return card && card.revokedAt === null ? { person: card.person } : { refused: 'card_void' }
}
