import type { KnownFact } from '../../../platform/rules/decide/read.ts'
import type { FactInfo } from '../../../platform/rules/document/facts.ts'
import { fromText } from '../../../platform/rules/feel/number.ts'
import { dateFromText } from '../../../platform/rules/feel/temporal/date.ts'
import { UNKNOWN, type Value } from '../../../platform/rules/feel/values.ts'
import type { FactValue } from '../shapes.ts'

/** A fact's value as rules reckon with it; what its type cannot be is not known. */
export function feelValue(type: FactInfo['type'], value: FactValue | null): Value {
  if (value === null) return UNKNOWN
  if (type === 'number') return Number.isSafeInteger(value) ? (value as number) : (fromText(String(value)) ?? UNKNOWN)
  if (type === 'date') return dateFromText(String(value)) ?? UNKNOWN
  if (type === 'boolean') return typeof value === 'boolean' ? value : UNKNOWN
  return String(value)
}

/** What somebody said a fact is, as rules reckon with it; undefined where its type cannot be that. */
export function saidValue(type: FactInfo['type'], value: FactValue): KnownFact | undefined {
  const wanted = type === 'boolean' ? 'boolean' : type === 'number' ? 'number' : 'string'
  if (typeof value !== wanted) return undefined
  const known = feelValue(type, value)
  return known === UNKNOWN ? undefined : { value: known, source: '试算', validFrom: null }
}
