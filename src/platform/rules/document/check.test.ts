import { expect, test } from 'vitest'
import { checkRules } from './check.test-support.ts'
import { Rule } from './contract.ts'
import type { FactInfo } from './facts.ts'
import { contentHash } from './hash.ts'
import { type RuleDocument, readRules } from './read.ts'

const facts: FactInfo[] = [
  { name: '月龄', type: 'number', about: 'person', whole: true, low: 0 },
  { name: '面积', type: 'number', about: 'person', low: 0 },
  { name: '居住区', type: 'text', about: 'person' },
  { name: '失能', type: 'text', about: 'person', values: ['轻度', '中度', '重度'] },
  { name: '独居', type: 'boolean', about: 'person' },
  { name: '床位数', type: 'number', about: 'facility' },
]
const awaited = [{ name: '照护等级', en: 'care level', type: 'number' as const, about: 'person' as const, from: 'assessments' }]
const document = (text: string, file = '宝宝屋.yaml', layer: RuleDocument['layer'] = 'national'): RuleDocument => ({
  file,
  layer,
  text,
})
const check = (...documents: RuleDocument[]) => checkRules(documents, { facts, awaited })
const found = (...documents: RuleDocument[]) => check(...documents).map(({ rule, place, code }) => `${rule} ${place} ${code}`)

/** A file of one eligibility with one condition. */
const asking = (when: string) =>
  document(`资格:\n  kind: eligibility\n  validFrom: 2021-01-01\n  all:\n    - { when: '${when}', says: { zh: 条件 } }\n`)
/** A file of one amount. */
const answering = (value: string) => document(`数:\n  kind: amount\n  validFrom: 2021-01-01\n  value: ${value}\n`)

test('a file without faults has none', () => {
  expect(check(asking('月龄 in [12..36) and 居住区 = "本区" and 照护等级 >= 2'))).toEqual([])
})

test.each([
  ['月龄 >=', 'syntax'],
  ['月岭 > 3', 'unknown_name'],
  ['人群.老年人 > 3', 'unknown_name'],
  ['居住区 > 3', 'compares'],
  ['月龄 in ("一", 2)', 'compares'],
  ['月龄 between 1 and "二"', 'compares'],
  ['月龄', 'type'],
  ['居住区', 'type'],
  ['独居 and 月龄', 'type'],
  ['not(居住区)', 'type'],
  ['if 月龄 then true else false', 'type'],
  ['居住区 * 2 > 3', 'calculates'],
  ['失能 = "重"', 'unknown_value'],
  ['失能 in ("轻度", "二级")', 'unknown_value'],
  ['床位数 > 3', 'other_subject'],
  ['today() > date("2021-01-01")', 'depends_on_now'],
])('%s is refused: %s', (when, code) => {
  expect(found(asking(when))).toEqual([`宝宝屋.资格 all[0].when ${code}`])
})

test.each([
  ['"甲"', 'type'],
  ['月龄 > 3', 'type'],
  ["'独居'", 'type'],
])('an amount of %s is refused', (value, code) => {
  expect(found(answering(value === '"甲"' ? `'"甲"'` : value))).toEqual([`宝宝屋.数 value ${code}`])
})

test('a table is complete where every value that the fact may have is spoken of, parts included unless it is whole', () => {
  const table = (input: string, ...cells: string[]) =>
    document(
      `数:\n  { kind: amount, validFrom: 2022-01-01, inputs: [${input}], rules: [${cells.map((cell) => `{ when: ['${cell}'], then: 1, says: { zh: 行 } }`).join(', ')}] }\n`,
    )
  expect(found(table('月龄', '<= 1000', '>= 1001'))).toEqual([])
  expect(found(table('面积', '<= 1000', '>= 1001'))).toEqual(['宝宝屋.数 rules table_gap'])
  expect(found(table('面积', '[0..1000]', '> 1000'))).toEqual([])
  expect(found(table('照护等级', '>= 0'))).toEqual(['宝宝屋.数 rules table_gap'])
})

test.each([
  ['kind: fee\n  value: 300', ['宝宝屋.费  money_in_fen']],
  ['kind: subsidy\n  unit: 次\n  value: 300', ['宝宝屋.费 unit money_in_fen']],
  ['kind: fee\n  unit: 分\n  value: 75.5', ['宝宝屋.费 value money_in_fen']],
  ['kind: amount\n  unit: 分\n  value: if 独居 then 0 else 75.5', ['宝宝屋.费 value money_in_fen']],
  ["kind: subsidy\n  unit: 分\n  rules: [{ then: '-0.5', says: { zh: 一 } }]", ['宝宝屋.费 row 1.then money_in_fen']],
  ['kind: fee\n  unit: 分\n  value: 月龄 * 1.5', []],
  ['kind: credit\n  unit: 积分\n  value: 1.5', []],
])('what is paid is in whole fen: %s', (written, expected) => {
  const faults = check(document(`费:\n  validFrom: 2021-01-01\n  ${written}\n`))
  expect(faults.map(({ rule, place, code }) => `${rule} ${place} ${code}`)).toEqual(expected)
  for (const { message } of faults) expect([message.zh, message.en].join()).toContain('unit: 分')
})

test.each(['collect', 'rule order', 'output order', 'priority'])(
  'an amount is one number: hit policy %s is refused',
  (policy) => {
    const [fault, ...others] = check(
      document(
        `数:\n  kind: amount\n  validFrom: 2021-01-01\n  hitPolicy: ${policy}\n  rules: [{ then: 1, says: { zh: 一 } }]\n`,
      ),
    )
    expect(others).toEqual([])
    expect(fault).toMatchObject({ rule: '宝宝屋.数', place: 'hitPolicy', line: 4 })
    expect(fault?.message).toEqual({
      zh: '应为：unique、first、any、sum、min、max、count',
      en: 'expected one of unique, first, any, sum, min, max, count',
    })
  },
)

test('an amount that nobody has settled is null, and then to be confirmed', () => {
  expect(found(answering("'null'"))).toEqual(['宝宝屋.数 value not_settled'])
  expect(found(answering("'null'\n  confirmed: false"))).toEqual([])
})

test('a fault says where in the file it is, to the letter, and what was probably meant', () => {
  const [fault] = check(asking('独居 and 月岭 > 3'))
  expect(fault).toMatchObject({ file: '宝宝屋.yaml', line: 5, column: 23, at: { from: 7, to: 9 } })
  expect(fault?.message).toEqual({
    zh: '没有名为“月岭”的事实或规则，是否想写“月龄”？',
    en: 'there is no fact or rule 月岭; did you mean 月龄?',
  })
})

test('what has not the shape of a rule is told part by part, and the other rules are read', () => {
  const text = `
甲: { kind: eligibility, validFrom: 2021-1-1, all: [{ wenn: 独居 }] }
乙: { kind: fee, unit: 分, validFrom: 2021-01-01, value: 3 }
9丙: { kind: fee, unit: 分, validFrom: 2021-01-01, value: 3 }
丁: { kind: eligibility, validFrom: 2021-01-01 }
戊: { kind: fee, unit: 分, validFrom: 2021-02-30, value: 3, hue: 1 }
`
  expect(found(document(text))).toEqual([
    ...['宝宝屋.甲 validFrom shape', '宝宝屋.甲 all[0] shape', '宝宝屋.9丙  shape', '宝宝屋.戊  shape'],
    '宝宝屋.丁  nothing_said',
  ])
  expect(check(document('甲: [')).map(({ code }) => code)).toContain('yaml')
})

test('days must exist, end after they begin, and not overlap within a layer', () => {
  const period = (from: string, to?: string) =>
    `  - { kind: fee, unit: 分, value: 3, validFrom: ${from}${to ? `, validTo: ${to}` : ''} }\n`
  expect(found(document(`甲:\n${period('2021-02-30')}`))).toEqual(['宝宝屋.甲 validFrom no_such_day'])
  expect(found(document(`甲:\n${period('2021-02-03', '2021-02-03')}`))).toEqual(['宝宝屋.甲 validTo empty_period'])
  expect(found(document(`甲:\n${period('2021-01-01', '2022-01-02')}${period('2022-01-01')}`))).toEqual([
    '宝宝屋.甲 validFrom periods_overlap',
  ])
  expect(found(document(`甲:\n${period('2021-01-01', '2022-01-01')}${period('2022-01-01')}`))).toEqual([])
  const nearer = document(`甲:\n${period('2021-06-01')}`, '宝宝屋.yaml', 'district')
  expect(found(document(`甲:\n${period('2021-01-01')}`), nearer)).toEqual([])
})

test('rules are named shortly within their file, else with it; circles and rules of another kind or time are refused', () => {
  const amounts = (more: string) => document(`底数: { kind: amount, validFrom: 2022-01-01, value: 3 }\n${more}`, '数.yaml')
  expect(found(amounts('两倍: { kind: amount, validFrom: 2022-01-01, value: 底数 * 2 }\n'))).toEqual([])
  expect(found(amounts(''), asking('月龄 > 数.底数'))).toEqual(['宝宝屋.资格 all[0].when not_in_force'])
  expect(found(amounts(''), asking('月龄 > 底数'))).toEqual(['宝宝屋.资格 all[0].when unknown_name'])
  expect(
    found(
      amounts('甲: { kind: amount, validFrom: 2022-01-01, value: 乙 }\n乙: { kind: amount, validFrom: 2022-01-01, value: 甲 }\n'),
    ),
  ).toEqual(['数.乙 value circle'])
  const clause = (rule: string) => document(`甲: { kind: eligibility, validFrom: 2022-01-01, all: [{ rule: ${rule} }] }\n`)
  expect(found(amounts(''), clause('数.底数'))).toEqual(['宝宝屋.甲 all[0].rule not_eligibility'])
  expect(found(clause('甲'))).toEqual(['宝宝屋.甲 all[0].rule circle'])
  expect(found(clause('乙'))).toEqual(['宝宝屋.甲 all[0].rule unknown_rule'])
})

test('a table may leave no case open, nor let two rows hold where only one may', () => {
  const table = (...cells: string[]) =>
    document(
      `费: { kind: fee, unit: 分, validFrom: 2022-01-01, inputs: [月龄], rules: [${cells.map((cell) => `{ when: ['${cell}'], then: 1, says: { zh: 行 } }`).join(', ')}] }\n`,
    )
  expect(found(table('< 12', '>= 12'))).toEqual([])
  expect(found(table('< 12', '> 12'))).toEqual(['宝宝屋.费 rules table_gap'])
  expect(found(table('<= 12', '>= 12'))).toEqual(['宝宝屋.费 row 2 table_overlap'])
  expect(found(table('< 12, > 3', '-1'))[0]).toBe('宝宝屋.费 row 2 row_never_answers')
})

test('the hash is of what a rule says, not of how it is written', () => {
  const hashes = (text: string) => readRules(document(text)).rules.map(({ rule }) => contentHash(rule))
  const [short] = hashes('甲: { kind: fee, unit: 分, validFrom: 2021-01-01, rules: [{ then: 1, says: { zh: 一 } }] }')
  const [long] = hashes(
    "甲:\n  rules: [{ says: { zh: 一 }, then: 1 }]\n  hitPolicy: unique\n  confirmed: true\n  about: person\n  validFrom: '2021-01-01'\n  kind: fee\n  unit: 分",
  )
  expect(short).toMatch(/^[0-9a-f]{64}$/)
  expect(long).toBe(short)
  expect(contentHash(Rule.parse({ kind: 'fee', unit: '分', validFrom: '2021-01-01', value: 1 }))).not.toBe(short)
})
