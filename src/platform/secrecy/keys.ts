import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { z } from 'zod'
import type { Config } from '../config.ts'

const day = z.iso.date('a day: YYYY-MM-DD')
const id = z.string().regex(/^[0-9a-f]{8}$/, 'eight hexadecimal digits')
const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, '32 bytes in base64url')
const common = { id, madeOn: day, retiredOn: day.optional(), secret }

/** One key as the key file keeps it. `id` is four bytes in hex, `secret` 32 bytes in base64url; a later line of a kind is the newer key. */
export const KeyEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sealing'), algorithm: z.enum(['aes-256-gcm', 'sm4-ctr-hmac-sm3']), ...common }),
  z.strictObject({ kind: z.literal('indexing'), algorithm: z.enum(['hmac-sha256', 'hmac-sm3']), ...common }),
  z.strictObject({ kind: z.literal('signing'), algorithm: z.literal('ed25519'), ...common }),
])
export type KeyEntry = z.infer<typeof KeyEntry>

/** What keys are for: `sealing` encrypts values, `indexing` makes sealed values findable, `signing` proves what was issued here. */
export type KeyKind = KeyEntry['kind']

/** The families of algorithms for new keys: `aes` with SHA-256, or the commercial ciphers of GB/T 32907 and GB/T 32905, `sm4` with SM3. */
export type Sealing = Config['sealing']

type Common = { id: string; madeOn: string; retiredOn: string | undefined }
/** A key ready for use: derived once, because deriving costs more than sealing. */
export type SealingKey = Common &
  ({ algorithm: 'aes-256-gcm'; key: KeyObject } | { algorithm: 'sm4-ctr-hmac-sm3'; key: KeyObject; mac: KeyObject })
export type IndexingKey = Common & { hash: 'sha256' | 'sm3'; key: KeyObject }
export type SigningKey = Common & { key: KeyObject; publicX: string }
/** The keys of a ring by kind, the newest last. */
export type Keys = { sealing: SealingKey[]; indexing: IndexingKey[]; signing: SigningKey[] }

/** A fresh key. `on` is the day it is made; `taken` holds the ids that are in use. */
export function makeKey(
  kind: KeyKind,
  { sealing, on, taken }: { sealing: Sealing; on: string; taken: readonly string[] },
): KeyEntry {
  let id = randomBytes(4).toString('hex')
  while (taken.includes(id)) id = randomBytes(4).toString('hex')
  const common = { id, madeOn: on }
  const secret = randomBytes(32).toString('base64url')
  if (kind === 'sealing') return { kind, ...common, algorithm: sealing === 'sm4' ? 'sm4-ctr-hmac-sm3' : 'aes-256-gcm', secret }
  if (kind === 'indexing') return { kind, ...common, algorithm: sealing === 'sm4' ? 'hmac-sm3' : 'hmac-sha256', secret }
  const { d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { kind, ...common, algorithm: 'ed25519', secret: d as string }
}

/** The entries of a key file, ready for use. */
export function keysOf(entries: readonly KeyEntry[]): Keys {
  const keys: Keys = { sealing: [], indexing: [], signing: [] }
  for (const entry of entries) {
    const common = { id: entry.id, madeOn: entry.madeOn, retiredOn: entry.retiredOn }
    const secret = Buffer.from(entry.secret, 'base64url')
    if (entry.kind === 'sealing') keys.sealing.push({ ...common, ...sealingKeyOf(entry.algorithm, secret) })
    else if (entry.kind === 'indexing')
      keys.indexing.push({ ...common, hash: entry.algorithm === 'hmac-sm3' ? 'sm3' : 'sha256', key: createSecretKey(secret) })
    else keys.signing.push({ ...common, ...signingKeyOf(secret) })
  }
  return keys
}

function sealingKeyOf(algorithm: SealingKey['algorithm'], secret: Buffer) {
  if (algorithm === 'aes-256-gcm') return { algorithm, key: createSecretKey(secret) }
  // One secret, two keys: encrypting and authenticating with the same key would tie the safety of one to the other.
  const derived = (purpose: string, bytes: number) =>
    createSecretKey(Buffer.from(hkdfSync('sm3', secret, '', `yiyu.seal.${purpose}`, bytes)))
  return { algorithm, key: derived('sm4-ctr', 16), mac: derived('hmac-sm3', 32) }
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const ed25519Pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKeyOf(secret: Buffer) {
  const key = createPrivateKey({ key: Buffer.concat([ed25519Pkcs8, secret]), format: 'der', type: 'pkcs8' })
  return { key, publicX: createPublicKey(key).export({ format: 'jwk' }).x as string }
}
