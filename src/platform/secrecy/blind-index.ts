import { createHmac } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import type { IndexingKey } from './keys.ts'

/**
 * 32 bytes by which a sealed text is found and kept unique without being opened: a keyed hash under the newest indexing key. `kind` names what is
 * indexed (`person.number`), so that the same text of another kind gives another index. Normalise the text first: what differs by a space differs.
 */
export function blindIndex(ring: KeyRing, kind: string, text: string): Buffer {
  return indexUnder(ring.keys().indexing.at(-1) as IndexingKey, kind, text)
}

/** The same under every indexing key in use, the newest first: look up by all of them, since rows of an unfinished rotation carry an older one. */
export function blindIndexes(ring: KeyRing, kind: string, text: string): Buffer[] {
  const inUse = ring.keys().indexing.filter(({ retiredOn }) => !retiredOn)
  return inUse.reverse().map((key) => indexUnder(key, kind, text))
}

function indexUnder({ hash, key }: IndexingKey, kind: string, text: string): Buffer {
  if (kind.includes('\0')) throw new RangeError('the kind of a blind index holds no NUL: it parts kind and text')
  return createHmac(hash, key).update(`${kind}\0${text}`, 'utf8').digest()
}
