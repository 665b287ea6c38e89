import { sign as signBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import type { SigningKey } from './keys.ts'

/** A public key for publication, in the shape of a JSON Web Key (RFC 8037). What a key with `retiredOn` signed is no longer to be believed. */
export type PublicKey = { kty: 'OKP'; crv: 'Ed25519'; use: 'sig'; kid: string; x: string; madeOn: string; retiredOn?: string }

/** Signs with the newest key. `keyId` may be part of what is signed. */
export type Signer = { keyId: string; sign(bytes: Uint8Array): Buffer }

/**
 * A signer for one purpose (`card`): the purpose and a NUL are signed before the bytes, so that what was signed for one purpose proves nothing for
 * another. 64 bytes, Ed25519.
 */
export function signerFor(ring: KeyRing, purpose: string): Signer {
  const { id, key } = ring.keys().signing.at(-1) as SigningKey
  const prefix = Buffer.from(`${purpose}\0`, 'utf8')
  return { keyId: id, sign: (bytes) => signBytes(null, Buffer.concat([prefix, bytes]), key) }
}

/** The public halves of all signing keys, the newest last, retired ones with their day: whoever verifies is to tell them from unknown ones. */
export function publicKeys(ring: KeyRing): PublicKey[] {
  return ring.keys().signing.map(({ id, madeOn, retiredOn, publicX }) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    use: 'sig',
    kid: id,
    x: publicX,
    madeOn,
    ...(retiredOn ? { retiredOn } : {}),
  }))
}
