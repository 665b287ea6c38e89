import { randomBytes } from 'node:crypto'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { signerFor } from '../../../platform/secrecy/signing.ts'
import { toBase45 } from './base45.ts'
import { maskedName } from './masked-name.ts'
import { type Card, cardPurpose, encodeCard } from './payload.ts'
import { listHeadLength, listPurpose, listVersion, markLength, markOf } from './revocation.ts'
import { cardPrefix } from './verify.ts'

/** A number for a new card: 8 random bytes in hex. */
export function newCardNumber(): string {
  return randomBytes(8).toString('hex')
}

/**
 * The text of a card's code, signed with the newest key, and that key's id. `name` is the full name: only its mask gets onto the card. A reprint has the same number and
 * may have another key. Throws RangeError for a period that ends before it begins.
 */
export function issueCard(ring: KeyRing, card: Card): { text: string; keyId: string } {
  if (card.expiresOn <= card.issuedOn) throw new RangeError('a card expires after the day it is issued')
  const signer = signerFor(ring, cardPurpose)
  const signed = encodeCard({ ...card, name: maskedName(card.name) }, signer.keyId)
  return { text: cardPrefix + toBase45(Buffer.concat([signed, signer.sign(signed)])), keyId: signer.keyId }
}

/** What a list is made of: the numbers of revoked cards that have not expired; `validUntil` is the day from which it is too old. */
export type ListWish = { district: string; issuedAt: Date; validUntil: string; numbers: readonly string[] }

/** A district's list of revoked cards as it is published: signed bytes, five a card. */
export async function issueRevocationList(ring: KeyRing, { district, issuedAt, validUntil, numbers }: ListWish): Promise<Buffer> {
  const signer = signerFor(ring, listPurpose)
  const marks = [...new Set(await Promise.all(numbers.map(markOf)))].sort()
  const signed = Buffer.alloc(listHeadLength + marks.length * markLength)
  signed.writeUInt8(listVersion, 0)
  signed.write(signer.keyId, 1, 'hex')
  signed.writeUIntBE(Number(district), 5, 3)
  signed.writeUInt32BE(Math.floor(issuedAt.getTime() / 1000), 8)
  signed.writeUInt32BE(Date.parse(`${validUntil}T00:00:00Z`) / 1000, 12)
  signed.writeUInt32BE(marks.length, 16)
  signed.write(marks.join(''), listHeadLength, 'hex')
  return Buffer.concat([signed, signer.sign(signed)])
}
