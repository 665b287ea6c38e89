import { Rule } from '../document/contract.ts'
import type { FactInfo } from '../document/facts.ts'
import { contentHash } from '../document/hash.ts'
import { readRules } from '../document/read.ts'
import type { Value } from '../feel/values.ts'
import { compileRules, type RuleBook } from './book.ts'
import type { BookRule } from './edition.ts'
import type { KnownFact } from './read.ts'

/** The facts that the tests' rules ask for. */
export const facts: FactInfo[] = [
  { name: '月龄', type: 'number' },
  { name: '年龄', type: 'number' },
  { name: '照护等级', type: 'number' },
  { name: '户籍区', type: 'text' },
  { name: '失能', type: 'text', values: ['轻度', '中度', '重度'] },
  { name: '独居', type: 'boolean' },
  { name: '低保', type: 'boolean' },
  { name: '出生日期', type: 'date' },
]

/** A book of rule files written in place: file name → its text. */
export function aBook(files: Record<string, string>, known: readonly FactInfo[] = facts): RuleBook {
  const rules = Object.entries(files).flatMap(([file, text]): BookRule[] => {
    const read = readRules({ file, layer: file.startsWith('district/') ? 'district' : 'national', text })
    if (read.faults.length > 0) throw new Error(JSON.stringify(read.faults))
    return read.rules.map(({ name, rule, layer }) => ({ name, rule, layer, hash: contentHash(rule) }))
  })
  return compileRules(rules, known)
}

/** A book of the rule 试.规则, and of others of its file that it names, of whose shape only the parts that matter are given. */
export function aRule(shape: object, known: readonly FactInfo[] = facts, others: Record<string, object> = {}): RuleBook {
  const rules = Object.entries({ 规则: shape, ...others }).map(([short, written]): BookRule => {
    const rule = Rule.parse({ kind: 'eligibility', validFrom: '2020-01-01', ...written })
    return { name: `试.${short}`, rule, layer: 'national', hash: contentHash(rule) }
  })
  return compileRules(rules, known)
}

export const on = '2025-06-30'

/** Facts as they are known, all from one source. */
export function knowing(values: Record<string, Value>): Map<string, KnownFact> {
  return new Map(Object.entries(values).map(([name, value]) => [name, { value, source: '登记信息', validFrom: '2024-01-01' }]))
}
