import fc from 'fast-check'
import { fromText } from '../feel/number.ts'
import { FeelDate, type Value } from '../feel/values.ts'

const numbers = ['0', '1', '1.5', '2', '2.5', '3', '4'].map(fromText)

/** Facts of every kind, and for each the values at, between and beyond all that the random rules compare it with. */
export const worlds: Record<string, Value[]> = {
  甲数: numbers,
  乙数: numbers,
  丙词: ['一', '二', '三', '别的'],
  丁否: [true, false],
  戊否: [true, false],
  己日: [new FeelDate(2019, 12, 31), new FeelDate(2020, 1, 1), new FeelDate(2020, 1, 2)],
}

const number = fc.constantFrom('甲数', '乙数')
const constant = fc.constantFrom('1', '2', '3')
const operator = fc.constantFrom('<', '<=', '>', '>=', '=', '!=')

/** Conditions that compare one fact with constants. */
const plain = fc.oneof(
  fc.tuple(number, operator, constant).map((it) => it.join(' ')),
  fc.tuple(constant, operator, number).map((it) => it.join(' ')),
  fc.tuple(number, constant, constant).map(([fact, low, high]) => `${fact} between ${low} and ${high}`),
  fc.tuple(number, constant, constant).map(([fact, low, high]) => `${fact} in [${low}..${high})`),
  fc.tuple(number, constant, constant).map(([fact, one, other]) => `${fact} in (${one}, > ${other})`),
  fc.constantFrom('丙词 = "一"', '丙词 != "二"', '丙词 in ("二", "三")', '丙词 = null', '丁否', '戊否', '戊否 = false'),
  fc.constantFrom('己日 < date("2020-01-01")', '己日 = @"2020-01-01"', '己日 >= date("2020-01-01")'),
)
/** Conditions that do more with facts than compare each with constants. */
const knotted = fc.oneof(
  fc.tuple(number, operator, number).map((it) => it.join(' ')),
  fc.tuple(constant, operator).map(([value, is]) => `甲数 + 乙数 ${is} ${value}`),
  fc.constantFrom('string length(丙词) > 1', 'abs(甲数) > 2', 'count([甲数, 乙数]) = 2', '丁否 = 戊否'),
)

/** Conditions that rest on other rules of the file: an amount and an eligibility. */
const resting = fc.oneof(
  fc.tuple(number, operator).map(([fact, is]) => `${fact} ${is} 数`),
  fc.constantFrom('别', '数 > 1', '别 and 丁否', '甲数 in [0..数]'),
)

const conditionOf = (atom: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      atom,
      fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} and ${b})`),
      fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} or ${b})`),
      tie('condition').map((a) => `not(${a})`),
      fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
    ),
  })).condition

/** What each rule is made of: conditions that only compare, or any. */
export const plainCondition = conditionOf(plain)
export const anyCondition = conditionOf(
  fc.oneof({ arbitrary: plain, weight: 3 }, { arbitrary: knotted, weight: 1 }, { arbitrary: resting, weight: 1 }),
)

const says = { zh: '条件' }
const kinds = ['all', 'any', 'none'] as const

/** Eligibilities: clauses within clauses. */
export const eligibility = (condition: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(...kinds), fc.constantFrom(...kinds), fc.array(condition, { minLength: 2, maxLength: 4 }))
    .map(([outer, inner, [first, ...rest]]) => ({
      kind: 'eligibility',
      [outer]: [{ when: first, says }, { [inner]: rest.map((when) => ({ when, says })) }],
    }))

/** Amounts: one expression, or tables of one to three rows under several hit policies. */
export const amount = (condition: fc.Arbitrary<string>, answer: fc.Arbitrary<string | number>) =>
  fc.oneof(
    { arbitrary: table(condition, answer), weight: 4 },
    { arbitrary: answer.map((value) => ({ kind: 'amount', value })), weight: 1 },
  )

const table = (condition: fc.Arbitrary<string>, answer: fc.Arbitrary<string | number>) =>
  fc
    .tuple(
      fc.constantFrom('first', 'unique', 'any', 'sum', 'min', 'max', 'count'),
      fc.array(fc.tuple(condition, answer), { minLength: 1, maxLength: 3 }),
      answer,
    )
    .map(([hitPolicy, rows, last]) => ({
      kind: 'amount',
      hitPolicy,
      // biome-ignore lint/suspicious/noThenProperty: the word of decision tables
      rules: [...rows.map(([when, then]) => ({ when, then, says })), ...(hitPolicy === 'first' ? [{ then: last, says }] : [])],
    }))

export const constantAnswer = fc.constantFrom(0, 1, 2)
export const anyAnswer = fc.oneof(
  constantAnswer,
  fc.constantFrom(
    '甲数',
    '甲数 * 2',
    'if 丁否 then 乙数 else 3',
    'min(甲数, 1)',
    '数',
    '数 + 1',
    '价',
    'if 丁否 then 价 else 1',
    '价 + 1',
  ),
)

/** The rules that others rest on; of them 价 is an amount that nobody has settled. */
export const others = fc.record({
  数: amount(plainCondition, constantAnswer),
  别: eligibility(plainCondition),
  价: fc.constant({ kind: 'amount', value: 'null', confirmed: false }),
})

/** Some of the facts with a value each. */
export const known = fc
  .record(
    Object.fromEntries(
      Object.entries(worlds).map(([name, values]) => [name, fc.option(fc.constantFrom(...values), { nil: undefined })]),
    ),
  )
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, Value>)
