import { createHash, randomBytes } from 'node:crypto'

let lastMs = 0
let sequence = 0

/**
 * A new id: UUID version 7 (RFC 9562, method 1 of section 6.2), so that rows made together lie together in an index. Ids of one process grow: those of one
 * millisecond are numbered, so that what was written first is listed first.
 */
export function newId(now: number = Date.now()): string {
  sequence = now > lastMs ? 0 : sequence + 1
  if (sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  } else lastMs = Math.max(now, lastMs)
  const bytes = chance()
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** SHA-256 of text or bytes in hex: names a version of data by its content. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Sixteen bytes of chance, drawn many at a time: each draw is a call into the system's library. */
function chance(): Buffer {
  if (left < 16) {
    drawn = randomBytes(16 * 256)
    left = drawn.length
  }
  left -= 16
  return drawn.subarray(left, left + 16)
}
let drawn = Buffer.alloc(0)
let left = 0
