import { Problem } from '../../../platform/problem.ts'
import type { FactKind } from './contract.ts'

/** A value as it is kept: text that the kind's type reads back. 422 `fact_value_refused` says what was expected. */
export function keptValue(kind: FactKind, value: boolean | number | string): string {
  const text = String(value).trim()
  const expected = expectationOf(kind)
  if (!expected.fits(value, text))
    throw new Problem(422, 'fact_value_refused', { name: kind.name, expected: expected.said, found: text })
  return text
}

function expectationOf(kind: FactKind): { said: string; fits(value: unknown, text: string): boolean } {
  switch (kind.type) {
    case 'boolean':
      return { said: 'true / false', fits: (_, text) => text === 'true' || text === 'false' }
    case 'level':
      return { said: kind.values.join('、'), fits: (_, text) => kind.values.includes(text) }
    case 'number':
      return {
        said: kind.unit === '分' ? '整数（分）' : '数',
        fits: (_, text) => /^-?\d{1,12}(\.\d{1,4})?$/.test(text) && !(kind.unit === '分' && text.includes('.')),
      }
    case 'date':
      return { said: 'YYYY-MM-DD', fits: (_, text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) }
    default:
      return { said: '1–200 字', fits: (_, text) => text.length > 0 && text.length <= 200 }
  }
}
