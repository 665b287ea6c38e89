import type { PublicKey } from '../../../platform/secrecy/signing.ts'
import { fromBase45 } from './base45.ts'
import { type Card, cardPurpose, cardVersion, decodeCard } from './payload.ts'
import { isRevoked, type RevocationList } from './revocation.ts'
import { isSigned, signatureLength } from './signature.ts'

/** What stands before the characters of a card, so that a reader knows one from other codes. */
export const cardPrefix = 'YIYU:'

/**
 * What a card is worth today. Only an answer with a `card` has a signature behind it; others say nothing of what was read.
 * `revocation`: whether the list of this district was `checked`, is `stale` (past its day), or there was `none`. `clockBehind`: the card was issued after
 * `today`, so the reader's clock is wrong and expiry cannot be trusted.
 */
export type Verdict =
  | { state: 'valid'; card: Card; revocation: 'checked' | 'stale' | 'none'; clockBehind: boolean }
  | { state: 'expired'; card: Card }
  | { state: 'revoked'; card: Card; by: 'card' | 'key' }
  | { state: 'unknown_key'; keyId: string }
  | { state: 'forged' }
  | { state: 'not_a_card'; because: 'text' | 'version' | 'layout' }

/** What a reader holds: the published keys, the lists it has opened, and the day (YYYY-MM-DD) of the installation's clock. */
export type Reader = { keys: readonly PublicKey[]; revoked: readonly RevocationList[]; today: string }

/** Judges the text of a card's code. Needs no network and no server: it runs in the page that reads the card. */
export async function verifyCard(text: string, { keys, revoked, today }: Reader): Promise<Verdict> {
  const written = text.replace(/[\r\n]+$/, '') // some readers end a line; blanks belong to the code
  const bytes = written.startsWith(cardPrefix) ? fromBase45(written.slice(cardPrefix.length)) : undefined
  if (!bytes || bytes.length <= signatureLength) return { state: 'not_a_card', because: 'text' }
  if (bytes[0] !== cardVersion) return { state: 'not_a_card', because: 'version' }
  const signed = bytes.subarray(0, -signatureLength)
  const decoded = decodeCard(signed)
  if (!decoded) return { state: 'not_a_card', because: 'layout' }

  const { card, keyId } = decoded
  const key = keys.find(({ kid }) => kid === keyId)
  if (!key) return { state: 'unknown_key', keyId }
  if (!(await isSigned(cardPurpose, signed, bytes.subarray(-signatureLength), key))) return { state: 'forged' }
  if (key.retiredOn !== undefined) return { state: 'revoked', card, by: 'key' }

  const list = revoked.find(({ district }) => district === card.district)
  if (list && (await isRevoked(list, card.number))) return { state: 'revoked', card, by: 'card' } // a stale list is still right about these
  if (today >= card.expiresOn) return { state: 'expired', card }
  const revocation = list === undefined ? 'none' : today >= list.validUntil ? 'stale' : 'checked'
  return { state: 'valid', card, revocation, clockBehind: today < card.issuedOn }
}
