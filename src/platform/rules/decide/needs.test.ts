import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FactInfo } from '../document/facts.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'
import type { RuleBook } from './book.ts'
import { aRule, knowing, on } from './decide.test-support.ts'
import {
  amount,
  anyAnswer,
  anyCondition,
  constantAnswer,
  eligibility,
  known,
  others,
  plainCondition,
  worlds,
} from './random.test-support.ts'

const facts: FactInfo[] = [
  { name: '甲数', type: 'number' },
  { name: '乙数', type: 'number' },
  { name: '丙词', type: 'text' },
  { name: '丁否', type: 'boolean' },
  { name: '戊否', type: 'boolean' },
  { name: '己日', type: 'date' },
]
const name = '试.规则'
type Known = Record<string, Value>
const decide = (book: RuleBook, values: Known) => book.decide(name, on, knowing(values))
const said = (book: RuleBook, values: Known) => {
  const decision = decide(book, values)
  return decision.kind === 'eligibility' ? decision.outcome : decision.outcome === 'amount' ? `${decision.value}` : 'needs'
}
const anyRule = fc.oneof(eligibility(anyCondition), amount(anyCondition, anyAnswer))
const plainRule = fc.oneof(eligibility(plainCondition), amount(plainCondition, constantAnswer))

/** Every way in which the facts of the rule that are not known may turn out. */
function completions(book: RuleBook, values: Known): Known[] {
  const open = book.factsOf(name, on).filter((fact) => !(fact in values))
  return open.reduce<Known[]>(
    (all, fact) => all.flatMap((one) => (worlds[fact] as Value[]).map((value) => ({ ...one, [fact]: value }))),
    [values],
  )
}

test('an outcome never changes when more becomes known', () => {
  fc.assert(
    fc.property(anyRule, others, known, known, (shape, rest, first, more) => {
      const book = aRule(shape, facts, rest)
      const before = said(book, first)
      fc.pre(before !== 'needs')
      expect(said(book, { ...more, ...first })).toBe(before)
    }),
    { numRuns: 300 },
  )
})

test('nothing is needed exactly when there is an outcome', () => {
  fc.assert(
    fc.property(anyRule, others, known, (shape, rest, values) => {
      const { outcome, needs } = decide(aRule(shape, facts, rest), values)
      expect(needs.length > 0).toBe(outcome === 'needs')
      for (const need of needs) expect(values).not.toHaveProperty(need)
    }),
    { numRuns: 300 },
  )
})

test('where facts are only compared with constants, a fact is needed exactly when some value of it changes the outcome', () => {
  fc.assert(
    fc.property(plainRule, known, (shape, values) => {
      const book = aRule(shape, facts)
      const all = completions(book, values)
      fc.pre(all.length <= 400)
      const outcomes = new Map(all.map((one) => [keyOf(one), said(book, one)]))
      const needed = book.factsOf(name, on).filter((fact) => {
        if (fact in values) return false
        return all.some((one) =>
          (worlds[fact] as Value[]).some((value) => outcomes.get(keyOf({ ...one, [fact]: value })) !== outcomes.get(keyOf(one))),
        )
      })
      expect(new Set(decide(book, values).needs)).toEqual(new Set(needed))
      if (needed.length === 0) expect(said(book, values)).toBe(outcomes.get(keyOf(all[0] as Known)))
    }),
    { numRuns: 120 },
  )
})

test('the closure for many people says what the decision says', () => {
  fc.assert(
    fc.property(anyRule, others, fc.array(known, { minLength: 3, maxLength: 3 }), (shape, rest, people) => {
      const book = aRule(shape, facts, rest)
      const judge = book.judge(name, on)
      for (const values of people) {
        const value = judge(facts.map((fact) => values[fact.name] ?? UNKNOWN))
        const expected = said(book, values)
        if (value === UNKNOWN) expect(expected).toBe('needs')
        else expect(value === true ? 'yes' : value === false ? 'no' : String(value)).toBe(expected)
      }
    }),
    { numRuns: 120 },
  )
})

function keyOf(values: Known): string {
  return Object.keys(values)
    .sort()
    .map((fact) => `${fact} ${JSON.stringify(values[fact])}`)
    .join(', ')
}
