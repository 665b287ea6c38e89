import type { FactInfo } from '../document/facts.ts'
import { fromText } from '../feel/number.ts'
import { dateFromText } from '../feel/temporal/date.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'

/** A fact's value as a database or a form gives it (numbers and days may be text), as rules read it; UNKNOWN where it is nothing or not of the fact's type. */
export function factValue(type: FactInfo['type'], given: string | number | boolean | null | undefined): Value {
  if (given === null || given === undefined) return UNKNOWN
  if (type === 'boolean')
    return typeof given === 'boolean' ? given : given === 'true' ? true : given === 'false' ? false : UNKNOWN
  if (type === 'number') return (typeof given === 'boolean' ? null : fromText(String(given))) ?? UNKNOWN
  if (type === 'date') return (typeof given === 'string' ? dateFromText(given) : null) ?? UNKNOWN
  return typeof given === 'string' ? given : UNKNOWN
}
