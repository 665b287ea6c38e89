import { expect, test } from 'vitest'
import type { FactInfo } from '../document/facts.ts'
import { FeelDate, UNKNOWN } from '../feel/values.ts'
import { Decision } from './contract.ts'
import { aBook, aRule, facts, knowing, on } from './decide.test-support.ts'

const says = { zh: '条件' }
const decided = (shape: object, values: Parameters<typeof knowing>[0] = {}) => {
  const decision = aRule(shape).decide('试.规则', on, knowing(values))
  return [decision.outcome, ...decision.needs]
}
const when = (text: string) => ({ all: [{ when: text, says }] })

test.each<[string, Parameters<typeof knowing>[0], string[]]>([
  ['月龄 < 12 or 月龄 >= 12', {}, ['yes']],
  ['月龄 < 12 or 月龄 > 12', {}, ['needs', '月龄']],
  ['月龄 < 12 and 月龄 >= 12', {}, ['no']],
  ['月龄 in [12..36)', { 月龄: 12 }, ['yes']],
  ['月龄 in [12..36)', { 月龄: 36 }, ['no']],
  ['失能 in ("轻度", "中度", "重度")', {}, ['needs', '失能']],
  ['失能 = "重度" or 照护等级 >= 5', { 失能: '重度' }, ['yes']],
  ['失能 = "重度" or 照护等级 >= 5', { 失能: '轻度' }, ['needs', '照护等级']],
  ['独居 or not(独居)', {}, ['yes']],
  ['照护等级 != null', {}, ['yes']],
  ['照护等级 = null', {}, ['no']],
  ['年龄 >= 照护等级 * 10', { 照护等级: 6 }, ['needs', '年龄']],
  ['年龄 + 月龄 > 100', {}, ['needs', '月龄', '年龄']],
  ['年龄 + 月龄 > 100 and 独居', { 独居: false }, ['no']],
  ['年龄 < 月龄', { 月龄: 30 }, ['needs', '年龄']],
  ['starts with(户籍区, "本")', {}, ['needs', '户籍区']],
  ['出生日期 < date("2000-01-01") or 出生日期 >= date("2000-01-01")', {}, ['yes']],
  ['出生日期 < date("2000-01-01") or 出生日期 > date("2000-01-02")', {}, ['needs', '出生日期']],
  ['出生日期 < date("2000-01-01")', { 出生日期: new FeelDate(1999, 12, 31) }, ['yes']],
  ['if 低保 then 独居 else 独居', {}, ['needs', '独居']],
  ['从未登记的事实 > 3', {}, ['needs', '从未登记的事实']],
])('%s with %o is %j', (text, values, expected) => {
  const [outcome, ...needs] = decided(when(text), values)
  expect([outcome, ...needs.sort()]).toEqual([expected[0], ...expected.slice(1).sort()])
})

test.each<[string, Partial<FactInfo>, string[]]>([
  ['数 <= 1000 or 数 >= 1001', { whole: true }, ['yes']],
  ['数 <= 1000 or 数 >= 1001', {}, ['needs', '数']],
  ['数 >= 0', { low: 0 }, ['yes']],
  ['数 >= 0', {}, ['needs', '数']],
  ['数 in (0.5, 1.5)', { whole: true }, ['no']],
  ['数 in [0..3)', { whole: true, low: 0 }, ['needs', '数']],
  ['数 < 1 and 数 > 0', { whole: true, low: 0 }, ['no']],
])('of a number that is %s and %o is asked only where some value of it matters: %j', (text, kind, expected) => {
  const book = aRule(when(text), [{ name: '数', type: 'number', ...kind }])
  const { outcome, needs } = book.decide('试.规则', on, new Map())
  expect([outcome, ...needs]).toEqual(expected)
  expect(book.judge('试.规则', on)([UNKNOWN])).toBe(outcome === 'needs' ? UNKNOWN : outcome === 'yes')
})

const files = {
  '人群.yaml': `
老年人:
  kind: eligibility
  validFrom: 2021-01-01
  source: { document: 某法, place: 第二条 }
  all: [{ when: '年龄 >= 60', says: { zh: 年满 60 周岁, en: is 60 or over } }]
`,
  '补贴.yaml': `
门槛:
  kind: amount
  validFrom: 2021-01-01
  value: 2
资格:
  kind: eligibility
  validFrom: 2021-01-01
  all:
    - { rule: 人群.老年人 }
    - any:
        - { when: '照护等级 >= 门槛', says: { zh: 照护等级够 } }
        - { when: '低保', says: { zh: 低保 } }
  none:
    - { when: '户籍区 = "外区"', says: { zh: 户籍在外区 } }
标准:
  kind: subsidy
  unit: 分
  validFrom: 2021-01-01
  confirmed: false
  inputs: [年龄, 低保]
  hitPolicy: first
  rules:
    - { when: ['< 60', '-'], then: 0, says: { zh: 未满 60 周岁 } }
    - { when: ['-', 'true'], then: 基数 * 2, says: { zh: 低保加倍 } }
    - { then: 基数, says: { zh: 其余 } }
基数:
  - { kind: amount, unit: 分, validFrom: 2021-01-01, validTo: 2024-01-01, value: 5000 }
  - { kind: amount, unit: 分, validFrom: 2024-01-01, value: 6000 }
`,
  'district/人群.yaml': `
老年人:
  kind: eligibility
  validFrom: 2026-01-01
  all: [{ when: '年龄 >= 65', says: { zh: 年满 65 周岁, en: is 65 or over } }]
`,
}

test('the tree mirrors the clauses, each with its sentence, its outcome and the facts it read with their sources', () => {
  const decision = aBook(files).decide('补贴.资格', on, knowing({ 年龄: 70, 户籍区: '本区' }))
  if (decision.kind !== 'eligibility') throw new Error('expected an eligibility')
  expect([decision.outcome, ...decision.needs]).toEqual(['needs', '照护等级', '低保'])
  const [all, none] = decision.tree.clauses
  expect([decision.tree.outcome, all?.outcome, none?.outcome]).toEqual(['unknown', 'unknown', 'yes'])
  const [elder, either] = all?.clauses ?? []
  expect(elder).toMatchObject({ kind: 'rule', outcome: 'yes', rule: { rule: '人群.老年人' }, source: { place: '第二条' } })
  expect(elder?.clauses[0]?.clauses[0]).toMatchObject({
    ...{ kind: 'when', when: '年龄 >= 60', outcome: 'yes', says: { zh: '年满 60 周岁', en: 'is 60 or over' } },
    facts: [{ name: '年龄', known: true, value: 70, source: '登记信息', validFrom: '2024-01-01' }],
  })
  expect(either?.clauses[0]).toMatchObject({
    ...{ outcome: 'unknown', facts: [{ name: '照护等级', known: false, value: null }] },
    amounts: [{ rule: '补贴.门槛', value: 2, known: true }],
  })
  expect(decision.facts.map(({ name }) => name)).toEqual(['年龄', '户籍区'])
  expect(decision.rules.map(({ rule }) => rule)).toEqual(['补贴.资格', '人群.老年人', '补贴.门槛'])
})

test('an amount says which row gave it, from which other amounts, and that one to be confirmed makes it so', () => {
  const book = aBook(files)
  const decision = book.decide('补贴.标准', on, knowing({ 年龄: 70, 低保: true }))
  expect(decision).toMatchObject({ outcome: 'amount', value: 12000, unit: '分', confirmed: false, needs: [] })
  if (decision.kind === 'eligibility') throw new Error('expected an amount')
  expect(decision.derivation.rows.map(({ row, outcome, chosen }) => [row, outcome, chosen])).toEqual([
    [1, 'no', false],
    [2, 'yes', true],
    [3, 'yes', false],
  ])
  expect(decision.derivation.amounts).toMatchObject([{ rule: '补贴.基数', value: 6000, derivation: { value: '6000' } }])
  expect([book.confirmed('补贴.标准', on), book.confirmed('补贴.基数', on)]).toEqual([false, true])
})

test('an amount needs only what would change it', () => {
  const book = aBook(files)
  const needs = (values: Parameters<typeof knowing>[0]) => book.decide('补贴.标准', on, knowing(values)).needs
  expect(needs({})).toEqual(['年龄', '低保'])
  expect(needs({ 年龄: 59 })).toEqual([])
  expect(needs({ 年龄: 61 })).toEqual(['低保'])
})

test('a rule is the one of its day: periods follow one another, and a nearer layer wins from its first day on', () => {
  const book = aBook(files)
  const amount = (day: string) => {
    const decision = book.decide('补贴.基数', day, new Map())
    return decision.kind === 'eligibility' ? null : decision.value
  }
  expect([amount('2023-12-31'), amount('2024-01-01')]).toEqual([5000, 6000])
  const elder = (day: string) => book.decide('人群.老年人', day, knowing({ 年龄: 62 })).outcome
  expect([elder('2025-12-31'), elder('2026-01-01')]).toEqual(['yes', 'no'])
  expect(book.decide('补贴.资格', '2026-01-01', knowing({ 年龄: 62 })).outcome).toBe('no')
  expect(book.rule('补贴.基数', '2020-12-31')).toBeUndefined()
  expect(() => book.decide('补贴.基数', '2020-12-31', new Map())).toThrow('补贴.基数: no such rule is in force on the day')
})

test('the facts of a rule are those of the rules it names too', () => {
  expect(aBook(files).factsOf('补贴.资格', on)).toEqual(['年龄', '照护等级', '低保', '户籍区'])
})

test('a decision is JSON of its contract, and the same rule and facts give the same again', () => {
  const values = { 年龄: 70, 低保: true, 出生日期: new FeelDate(1955, 1, 2) }
  for (const name of ['补贴.资格', '补贴.标准']) {
    const [once, again] = [aBook(files), aBook(files)].map((book) => JSON.stringify(book.decide(name, on, knowing(values))))
    expect(once).toBe(again)
    const kept = JSON.parse(once as string)
    expect(Decision.parse(kept)).toEqual(kept)
  }
})

test('an amount that nobody has settled decides nothing: what rests on it needs it', () => {
  const book = aBook({
    '屋.yaml': `
次数: { kind: quota, validFrom: 2021-01-01, confirmed: false, value: 'null' }
公益价: { kind: fee, validFrom: 2021-01-01, confirmed: false, value: 'null' }
收费:
  kind: fee
  validFrom: 2021-01-01
  hitPolicy: first
  rules:
    - { when: 月龄 < 次数, then: 0, says: { zh: 次数内 } }
    - { then: 公益价, says: { zh: 公益价 } }
月龄小: { kind: eligibility, validFrom: 2021-01-01, any: [{ when: 独居, says: { zh: 独居 } }, { when: 月龄 < 次数, says: { zh: 次数内 } }] }
`,
  })
  expect(book.decide('屋.公益价', on, new Map())).toMatchObject({ outcome: 'amount', value: null, confirmed: false, needs: [] })
  expect(book.decide('屋.收费', on, knowing({ 月龄: 3 }))).toMatchObject({ outcome: 'needs', value: null, needs: ['屋.次数'] })
  expect(book.decide('屋.月龄小', on, knowing({ 月龄: 3 }))).toMatchObject({ outcome: 'needs', needs: ['独居', '屋.次数'] })
  expect(book.decide('屋.月龄小', on, knowing({ 独居: true }))).toMatchObject({ outcome: 'yes', needs: [] })
  const judge = book.judge('屋.月龄小', on)
  const values = (known: Record<string, unknown>) => facts.map(({ name }) => known[name] ?? UNKNOWN) as never
  expect([judge(values({ 月龄: 3, 独居: false })), judge(values({ 独居: true }))]).toEqual([UNKNOWN, true])
})

/** A row of a table. */
const row = (then: number | string, when?: string) => ({ ...(when && { when }), then, says })

test('the closure says of an amount that is another one, not settled, what the decision says: nothing', () => {
  const 公益价 = { kind: 'amount', confirmed: false, value: 'null' }
  const rules = [row(0, '月龄 < 12'), row('公益价')]
  for (const shape of [{ value: '公益价' }, { hitPolicy: 'first', rules }]) {
    const book = aRule({ kind: 'amount', ...shape }, facts, { 公益价 })
    expect(book.decide('试.规则', on, knowing({ 月龄: 30 }))).toMatchObject({ outcome: 'amount', value: null, needs: [] })
    expect(book.judge('试.规则', on)(facts.map(({ name }) => (name === '月龄' ? 30 : UNKNOWN)))).toBe(null)
  }
})

test.each([
  ['min', 50, [2]],
  ['max', 80, [1]],
  ['sum', 180, [1, 2, 3]],
  ['count', 3, [1, 2, 3]],
  ['first', 80, [1]],
  ['unique', null, []],
  ['any', null, []],
])('under %s the rows marked are those that gave the answer', (hitPolicy, value, chosen) => {
  const rows = [80, 50, 50, 10].map((answer, at) => row(answer, at < 3 ? '独居' : '低保'))
  const decision = aRule({ kind: 'amount', hitPolicy, rules: rows }).decide('试.规则', on, knowing({ 独居: true, 低保: false }))
  if (decision.kind === 'eligibility') throw new Error('expected an amount')
  expect(decision.value).toBe(value)
  expect(decision.derivation.rows.flatMap((row) => (row.chosen ? [row.row] : []))).toEqual(chosen)
})

test('a table of which a row may still win marks none of those under which one wins', () => {
  const rules = [row(50), row(80, '低保')]
  const decision = aRule({ kind: 'amount', hitPolicy: 'max', rules }).decide('试.规则', on, new Map())
  if (decision.kind === 'eligibility') throw new Error('expected an amount')
  expect(decision.derivation.rows.map((row) => [row.outcome, row.chosen])).toEqual([
    ['yes', false],
    ['unknown', false],
  ])
})

test('where too much is unknown to be tried, all of it is needed and nothing is decided', () => {
  const many: FactInfo[] = Array.from({ length: 18 }, (_, at) => ({ name: `问${at}`, type: 'boolean' }))
  // How many of them hold: none decides early, so there are 262,144 ways.
  const rules = many.map(({ name }) => row(1, name))
  const book = aRule({ kind: 'amount', hitPolicy: 'sum', rules }, many)
  const began = performance.now()
  expect(book.decide('试.规则', on, new Map())).toMatchObject({ outcome: 'needs', needs: many.map(({ name }) => name) })
  expect(performance.now() - began).toBeLessThan(5000)
})

test('rules that name each other in a circle are refused when they are asked', () => {
  const book = aBook({
    '环.yaml': `
甲: { kind: amount, validFrom: 2021-01-01, value: 乙 + 1 }
乙: { kind: amount, validFrom: 2021-01-01, value: 甲 + 1 }
`,
  })
  expect(() => book.decide('环.甲', on, new Map())).toThrow('comes back to itself')
})

test('the closure for many people says what the decision says', () => {
  const book = aBook(files)
  const values = (known: Record<string, unknown>) => facts.map(({ name }) => (name in known ? known[name] : UNKNOWN)) as never
  const judge = book.judge('补贴.资格', on)
  expect(judge(values({ 年龄: 70, 低保: true, 户籍区: '本区' }))).toBe(true)
  expect(judge(values({ 年龄: 59 }))).toBe(false)
  expect(judge(values({ 年龄: 70 }))).toBe(UNKNOWN)
  const amount = book.judge('补贴.标准', on)
  expect([amount(values({ 年龄: 70, 低保: true })), amount(values({ 年龄: 59 })), amount(values({}))]).toEqual([
    12000,
    0,
    UNKNOWN,
  ])
})
