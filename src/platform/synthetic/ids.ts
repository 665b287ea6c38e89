import { hashOf } from './chance.ts'

/**
 * Ids of synthetic rows: UUID version 8 (RFC 9562), made of the seed's hash, the ordinal and a mix of both. The same seed gives the same ids, and rows made one after
 * another lie together in an index. Ordinals go up to 2^28.
 */
export function idsOf(seed: string): (ordinal: number) => string {
  const first = hashOf(seed)
  const second = hashOf(`${seed} again`)
  const prefix = hex8(first)
  return (ordinal) => {
    const middle = (ordinal >>> 12) & 0xffff
    const low = ordinal & 0xfff
    const mixed = mix(second ^ ordinal)
    const rest = mix(mixed ^ first)
    const variant = 0x8000 | (mixed & 0x3fff)
    return `${prefix}-${hex4(middle)}-${hex4(0x8000 | low)}-${hex4(variant)}-${hex4(mixed >>> 16)}${hex8(rest)}`
  }
}

const four = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).padStart(4, '0'))
const hex4 = (value: number): string => four[value & 0xffff] as string
const hex8 = (value: number): string => hex4(value >>> 16) + hex4(value)

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
