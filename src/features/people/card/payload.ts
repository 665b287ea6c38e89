/** For whom a card is. A card says no more of its holder's circumstances: who reads a benefit off a card learns who is poor. */
export const audiences = ['elder', 'child'] as const
export type Audience = (typeof audiences)[number]

/**
 * What a card says. `number` is random (8 bytes in hex) and means nothing outside the register; `name` is masked; days are YYYY-MM-DD, the card is good for days from
 * `issuedOn` on and before `expiresOn`; `birthYear` is null when it is not known.
 */
export type Card = {
  number: string
  district: string
  issuedOn: string
  expiresOn: string
  name: string
  birthYear: number | null
  audiences: Audience[]
}

/** The layout's version; another layout gets another number and another purpose. */
export const cardVersion = 1
/** What a card is signed for, so that nothing else signed here can pass for one. */
export const cardPurpose = 'yiyu.card.1'
const fixedLength = 23
const firstBirthYear = 1850
const dayZero = Date.UTC(2000, 0, 1)
const dayLength = 86_400_000

// version 1 · key id 4 · number 8 · district 3 · issued 2 · expires 2 · birth year 1 · audiences 1 · length of the name 1 · name (UTF-8)

/** The bytes of a card that are signed; throws RangeError for what does not fit. */
export function encodeCard(card: Card, keyId: string): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(card.name)
  const bytes = new Uint8Array(fixedLength + name.length)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, cardVersion)
  bytes.set(hexBytes(keyId, 4), 1)
  bytes.set(hexBytes(card.number, 8), 5)
  const district = inRange('district', Number(card.district), 0xffffff)
  view.setUint8(13, district >> 16)
  view.setUint16(14, district & 0xffff)
  view.setUint16(16, dayNumber(card.issuedOn))
  view.setUint16(18, dayNumber(card.expiresOn))
  view.setUint8(20, card.birthYear === null ? 0 : inRange('birth year', card.birthYear - firstBirthYear, 255, 1))
  view.setUint8(
    21,
    audiences.reduce((bits, audience, at) => bits | (card.audiences.includes(audience) ? 1 << at : 0), 0),
  )
  view.setUint8(22, inRange('length of the name', name.length, 40))
  bytes.set(name, fixedLength)
  return bytes
}

/** The card in some bytes, or undefined when they are not laid out as one. It proves nothing before its signature is checked. */
export function decodeCard(bytes: Uint8Array): { keyId: string; card: Card } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < fixedLength || bytes.length !== fixedLength + view.getUint8(22)) return undefined
  const year = view.getUint8(20)
  const card = {
    number: hexOf(bytes.subarray(5, 13)),
    district: String((view.getUint8(13) << 16) | view.getUint16(14)).padStart(6, '0'),
    issuedOn: dayOf(view.getUint16(16)),
    expiresOn: dayOf(view.getUint16(18)),
    name: new TextDecoder().decode(bytes.subarray(fixedLength)),
    birthYear: year === 0 ? null : year + firstBirthYear,
    audiences: audiences.filter((_, at) => (view.getUint8(21) >> at) & 1), // a bit of a later audience is no fault
  }
  return { keyId: hexOf(bytes.subarray(1, 5)), card }
}

/** Bytes as small hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** So many bytes from hexadecimal digits; throws RangeError for anything else. */
export function hexBytes(hex: string, length: number): Uint8Array<ArrayBuffer> {
  if (!new RegExp(`^[0-9a-f]{${length * 2}}$`).test(hex))
    throw new RangeError(`expected ${length} bytes in small hexadecimal digits`)
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

const dayNumber = (day: string) =>
  inRange(`day ${day}`, Math.round((Date.parse(`${day}T00:00:00Z`) - dayZero) / dayLength), 0xffff)
const dayOf = (number: number) => new Date(dayZero + number * dayLength).toISOString().slice(0, 10)

function inRange(what: string, value: number, most: number, least = 0): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new RangeError(`the ${what} does not fit on a card`)
}
