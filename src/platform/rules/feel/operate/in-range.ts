import type { FeelRange, Value } from '../values.ts'
import { compare } from './compare.ts'

/** Whether the value lies within the range (table 55); null where it cannot be compared with its ends. */
export function inRange(value: Value, { low, high, lowIncluded, highIncluded }: FeelRange): boolean | null {
  if (value === null || (low === null && high === null)) return null
  const above = low === null ? 1 : compare(value, low)
  if (above === null) return null
  const below = high === null ? -1 : compare(value, high)
  if (below === null) return null
  return (lowIncluded ? above >= 0 : above > 0) && (highIncluded ? below <= 0 : below < 0)
}
