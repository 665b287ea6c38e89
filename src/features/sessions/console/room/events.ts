import type { AttendanceEvent } from '../../attendance/contract.ts'

/** Something that happened now: with an id of its own and the device's time. */
const stamp = () => ({ id: newUuid(), deviceAt: new Date().toISOString() })

export const arrived = (booking: string): AttendanceEvent => ({ kind: 'arrived', ...stamp(), booking })
export const scanned = (kind: 'arrived' | 'left', code: string): AttendanceEvent => ({ kind, ...stamp(), code })
export const left = (booking: string, how: { by?: string; override?: { name: string; why: string } } = {}): AttendanceEvent => ({
  kind: 'left',
  ...stamp(),
  booking,
  ...how,
})
export const undone = (of: string, why?: string): AttendanceEvent => ({ kind: 'undone', ...stamp(), of, ...(why ? { why } : {}) })
export const carersNow = (count: number): AttendanceEvent => ({ kind: 'carers', ...stamp(), count })

/** A random id (RFC 9562, version 4). `crypto.randomUUID` is missing on plain HTTP inside an office network, random bytes are not. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
