import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomFillSync, timingSafeEqual } from 'node:crypto'
import { type KeyRing, newestKeyId } from './key-ring.ts'
import type { SealingKey } from './keys.ts'

/** Why a sealed value does not open: `not_sealed` (no envelope), `unknown_key`, or `does_not_fit` (altered, or of another record). */
export class SealProblem extends Error {
  readonly reason: 'not_sealed' | 'unknown_key' | 'does_not_fit'
  constructor(reason: SealProblem['reason']) {
    super(`a sealed value does not open: ${reason}`)
    this.reason = reason
  }
}

// Envelope: version 1 · key id 4 · nonce · tag · ciphertext. The key tells the algorithm, and so the lengths.
const version = 1
const headLength = 5
const lengths = { 'aes-256-gcm': { nonce: 12, tag: 16 }, 'sm4-ctr-hmac-sm3': { nonce: 16, tag: 32 } }

/**
 * Seals a text under the newest key. `about` says which record and field it belongs to (district, id, field) and is authenticated, not stored:
 * moved to another row it does not open. Its length shows. Measured on one busy core: a seal with a blind index takes 20 µs with AES and SHA-256,
 * 28 µs with SM4 and SM3: a million values take 20 s or 28 s.
 */
export function seal(ring: KeyRing, plain: string, about: string): Buffer {
  const key = ring.keys().sealing.at(-1) as SealingKey
  const { nonce: nonceLength } = lengths[key.algorithm]
  const head = Buffer.concat([Buffer.from([version]), Buffer.from(key.id, 'hex')])
  const nonce = freshNonce(nonceLength)
  if (key.algorithm === 'aes-256-gcm') {
    const cipher = createCipheriv('aes-256-gcm', key.key, nonce).setAAD(authenticated(head, about))
    const sealed = cipher.update(plain, 'utf8')
    cipher.final() // GCM is a stream: nothing is left to come
    return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed])
  }
  const sealed = createCipheriv('sm4-ctr', key.key, nonce).update(plain, 'utf8')
  return Buffer.concat([head, nonce, macOf(key.mac, { head, nonce, about, sealed }), sealed])
}

/** Opens what `seal` made, with the same `about`; throws SealProblem. */
export function open(ring: KeyRing, envelope: Uint8Array, about: string): string {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength)
  const id = keyIdOf(bytes)
  const key = findKey(ring.keys().sealing, id) ?? findKey(ring.lookAgain().sealing, id) // another process may just have added it
  if (!key) throw new SealProblem('unknown_key')
  const { nonce: nonceLength, tag: tagLength } = lengths[key.algorithm]
  const start = headLength + nonceLength + tagLength
  if (bytes.length < start) throw new SealProblem('not_sealed')
  const head = bytes.subarray(0, headLength)
  const nonce = bytes.subarray(headLength, headLength + nonceLength)
  const tag = bytes.subarray(headLength + nonceLength, start)
  const sealed = bytes.subarray(start)
  if (key.algorithm === 'aes-256-gcm') return openAes(key.key, { head, nonce, tag, sealed, about })
  // Encrypt-then-MAC: nothing is decrypted before it is known to be ours.
  if (!timingSafeEqual(tag, macOf(key.mac, { head, nonce, about, sealed }))) throw new SealProblem('does_not_fit')
  return createDecipheriv('sm4-ctr', key.key, nonce).update(sealed).toString('utf8')
}

/** Whether a value was sealed under an older key than the newest. */
export function needsResealing(ring: KeyRing, envelope: Uint8Array): boolean {
  return sealedUnder(envelope) !== newestKeyId(ring, 'sealing')
}

/** The id of the key that a value was sealed under. */
export function sealedUnder(envelope: Uint8Array): string {
  return keyIdOf(Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength))
}

function keyIdOf(bytes: Buffer): string {
  if (bytes.length < headLength || bytes[0] !== version) throw new SealProblem('not_sealed')
  return bytes.toString('hex', 1, headLength)
}

const findKey = (keys: readonly SealingKey[], id: string) => keys.find((key) => key.id === id)

type Parts = { head: Buffer; nonce: Buffer; about: string; sealed: Buffer }

function openAes(key: KeyObject, { head, nonce, tag, sealed, about }: Parts & { tag: Buffer }): string {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAAD(authenticated(head, about)).setAuthTag(tag)
  const plain = decipher.update(sealed)
  try {
    decipher.final()
  } catch {
    throw new SealProblem('does_not_fit')
  }
  return plain.toString('utf8')
}

const authenticated = (head: Buffer, about: string) => Buffer.concat([head, Buffer.from(about, 'utf8')])

/** The length before `about` keeps its end and the ciphertext's beginning apart. */
function macOf(key: KeyObject, { head, nonce, about, sealed }: Parts): Buffer {
  const said = Buffer.from(about, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(said.length)
  return createHmac('sm3', key)
    .update(Buffer.concat([head, nonce, length, said, sealed]))
    .digest()
}

// Random bytes are drawn a page at a time: one call for each nonce costs as much as sealing itself.
const page = Buffer.alloc(4096)
let used = page.length

function freshNonce(length: number): Buffer {
  if (used + length > page.length) {
    randomFillSync(page)
    used = 0
  }
  used += length
  return Buffer.from(page.subarray(used - length, used))
}
