import { verifyAsync } from '@noble/ed25519'
import type { PublicKey } from '../../../platform/secrecy/signing.ts'

/** 64 bytes of Ed25519. */
export const signatureLength = 64

/**
 * Whether a published key signed these bytes for this purpose. In plain JavaScript (BigInt, and SHA-512 of the browser), because the browsers of old phones lack
 * Ed25519. Strict as RFC 8032: one signature for each message and key.
 */
export async function isSigned(purpose: string, bytes: Uint8Array, signature: Uint8Array, key: PublicKey): Promise<boolean> {
  const prefix = new TextEncoder().encode(`${purpose}\0`)
  const message = new Uint8Array(prefix.length + bytes.length)
  message.set(prefix)
  message.set(bytes, prefix.length)
  return verifyAsync(signature, message, fromBase64Url(key.x), { zip215: false })
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0))
}
