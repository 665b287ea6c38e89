import { expect, test } from 'vitest'
import { Rule } from '../contract.ts'
import { describe } from './describe.ts'

const shared = { validFrom: '2021-01-01' }

test('an eligibility is an outline of its sentences, with FEEL where a language has none', () => {
  const rule = Rule.parse({
    ...{ kind: 'eligibility', ...shared, confirmed: false },
    all: [
      { rule: '人群.老年人' },
      {
        any: [
          { when: '照护等级 >= 2', says: { zh: '照护等级二级及以上' } },
          { when: '低保', says: { zh: '低保', en: 'on allowance' } },
        ],
      },
    ],
  })
  expect(describe(rule, 'zh').sentences).toEqual([
    ...['同时满足以下各项', '· 符合“人群.老年人”', '· 满足以下任意一项', '　· 照护等级二级及以上', '　· 低保'],
    ...['自 2021-01-01 起施行', '待核'],
  ])
  expect(describe(rule, 'en').clauses[0]?.clauses[1]?.clauses.map(({ text }) => text)).toEqual(['照护等级 >= 2', 'on allowance'])
})

test('a table keeps its cells and says each row with its amount in yuan', () => {
  const rule = Rule.parse({
    ...{ kind: 'subsidy', unit: '分', ...shared, inputs: ['年龄', '低保'], hitPolicy: 'first' },
    source: { document: '某府办发〔2022〕1号', place: '表 1', unsure: '标准未印' },
    rules: [
      // biome-ignore lint/suspicious/noThenProperty: the word of decision tables
      { when: ['[65..70)', '-'], then: 7550, says: { zh: '65—69 周岁' } },
      // biome-ignore lint/suspicious/noThenProperty: the word of decision tables
      { then: '基数 * 2', says: { zh: '其余', en: 'others' } },
    ],
  })
  const { table, sentences } = describe(rule, 'en')
  expect(table).toEqual({
    inputs: ['年龄', '低保'],
    hitPolicy: 'from the top, the first row that holds',
    rows: [
      { row: 1, says: '年龄 in ([65..70))', cells: ['[65..70)', '-'], answer: '75.5 yuan' },
      { row: 2, says: 'others', cells: ['-', '-'], answer: '基数 * 2' },
    ],
  })
  expect(sentences.slice(1)).toEqual([
    ...['年龄 in ([65..70)): 75.5 yuan', 'others: 基数 * 2', 'in force from 2021-01-01'],
    ...['source: 某府办发〔2022〕1号 表 1', 'to be confirmed: 标准未印'],
  ])
})

test('a quota says how much, by whom and over which time', () => {
  const rule = Rule.parse({
    ...{ kind: 'quota', unit: '次', ...shared, validTo: '2026-01-01', value: 12, says: { zh: '免费次数' } },
    per: { of: '幼儿', window: '自然年' },
  })
  expect(describe(rule, 'zh').sentences).toEqual([
    '免费次数：12 次',
    '按幼儿计，每个自然年',
    '自 2021-01-01 起施行，2026-01-01 起不再施行',
  ])
})
