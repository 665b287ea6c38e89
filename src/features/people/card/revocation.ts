import type { PublicKey } from '../../../platform/secrecy/signing.ts'
import { hexBytes, hexOf } from './payload.ts'
import { isSigned, signatureLength } from './signature.ts'

/**
 * A district's list of revoked cards, its signature checked. `issuedAt` is an instant (ISO 8601), `validUntil` the day from which it is too old to clear a card.
 * `marks` are sorted.
 */
export type RevocationList = { district: string; issuedAt: string; validUntil: string; marks: readonly string[] }

/** Why bytes are no list: not laid out as one, signed by a key unknown or retired, or by nobody. */
export type ListFault = 'not_a_list' | 'unknown_key' | 'retired_key' | 'forged'

/** The layout's version, what a list is signed for, and the bytes of a mark: five find a card wrongly revoked once in a hundred million among 10,000. */
export const listVersion = 1
export const listPurpose = 'yiyu.card-list.1'
export const markLength = 5
/** version 1 · key id 4 · district 3 · issued 4 (seconds) · valid until 4 (seconds) · how many 4, then the marks. */
export const listHeadLength = 20

/** Opens a list as it was published, or says why it is not to be believed. */
export async function openRevocationList(
  published: Uint8Array,
  keys: readonly PublicKey[],
): Promise<{ list: RevocationList } | { fault: ListFault }> {
  const signed = published.subarray(0, -signatureLength)
  const list = decode(signed)
  if (!list) return { fault: 'not_a_list' }
  const keyId = hexOf(signed.subarray(1, 5))
  const key = keys.find(({ kid }) => kid === keyId)
  if (!key) return { fault: 'unknown_key' }
  if (!(await isSigned(listPurpose, signed, published.subarray(-signatureLength), key))) return { fault: 'forged' }
  return key.retiredOn === undefined ? { list } : { fault: 'retired_key' }
}

/** Whether a card's number is on a list. */
export async function isRevoked({ marks }: RevocationList, number: string): Promise<boolean> {
  const mark = await markOf(number)
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle] as string) < mark) low = middle + 1
    else high = middle
  }
  return marks[low] === mark
}

/** The list to keep of two of one district: the one issued later, so that nobody can bring back an older one that lacks a card. */
export function laterList(kept: RevocationList | undefined, fetched: RevocationList): RevocationList {
  return kept && kept.district === fetched.district && kept.issuedAt > fetched.issuedAt ? kept : fetched
}

/** What stands for a card on a list: the beginning of a hash of its number, in hex, so that the list names no card. */
export async function markOf(number: string): Promise<string> {
  const prefix = new TextEncoder().encode('yiyu.card.revoked\0')
  const hashed = new Uint8Array(prefix.length + 8)
  hashed.set(prefix)
  hashed.set(hexBytes(number, 8), prefix.length)
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', hashed)).subarray(0, markLength))
}

function decode(signed: Uint8Array): RevocationList | undefined {
  if (signed.length < listHeadLength || signed[0] !== listVersion) return undefined
  const view = new DataView(signed.buffer, signed.byteOffset, signed.byteLength)
  const count = view.getUint32(16)
  if (signed.length !== listHeadLength + count * markLength) return undefined
  const marks = Array.from({ length: count }, (_, at) => {
    const start = listHeadLength + at * markLength
    return hexOf(signed.subarray(start, start + markLength))
  })
  if (marks.some((mark, at) => at > 0 && (marks[at - 1] as string) >= mark)) return undefined
  const instant = (at: number) => new Date(view.getUint32(at) * 1000).toISOString()
  const district = String((view.getUint8(5) << 16) | view.getUint16(6)).padStart(6, '0')
  return { district, issuedAt: instant(8), validUntil: instant(12).slice(0, 10), marks }
}
