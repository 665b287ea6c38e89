import { createHash } from 'node:crypto'
import type { KeyEntry } from './keys.ts'

/**
 * What the database keeps of a ring to know it again: `id:check` of every key, parted by spaces. The check is eight bytes of a hash, which tells
 * nothing of a random key of 32 bytes.
 */
export function fingerprintOf(entries: readonly KeyEntry[]): string {
  return entries.map((entry) => `${entry.id}:${checkOf(entry)}`).join(' ')
}

/** The ids of keys that a fingerprint names and the entries lack or hold otherwise. Keys added since are no difference. */
export function missingFrom(entries: readonly KeyEntry[], fingerprint: string): string[] {
  const here = new Set(fingerprintOf(entries).split(' '))
  return fingerprint
    .split(' ')
    .filter((key) => key !== '' && !here.has(key))
    .map((key) => key.split(':')[0] as string)
}

function checkOf({ kind, id, algorithm, secret }: KeyEntry): string {
  return createHash('sha256').update(`yiyu.key\0${kind}\0${id}\0${algorithm}\0${secret}`).digest('hex').slice(0, 16)
}
