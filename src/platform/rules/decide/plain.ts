import { isNumber, textOf as textOfNumber, toNumber } from '../feel/number.ts'
import { textOf } from '../feel/operate/index.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'
import type { Plain } from './contract.ts'

/** A value as decisions keep it; what is not known is null. */
export function plain(value: Value): Plain {
  if (value === UNKNOWN || value === null) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (isNumber(value)) return String(toNumber(value)) === textOfNumber(value) ? toNumber(value) : textOfNumber(value)
  return textOf(value)
}
