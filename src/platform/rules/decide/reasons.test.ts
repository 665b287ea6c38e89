import { expect, test } from 'vitest'
import type { Value } from '../feel/values.ts'
import { aRule, facts, knowing, on } from './decide.test-support.ts'
import { reasonsOf, refusalOf } from './reasons.ts'

const old = { when: '年龄 >= 60', says: { zh: '年满 60 周岁' } }
const alone = { when: '独居', says: { zh: '独居' } }
const poor = { when: '低保', says: { zh: '低保' } }
const here = { when: '户籍区 = "本区"', says: { zh: '本区户籍' } }
const wanting = { says: { zh: '独居或低保' } }

test.each<[string, object, Record<string, Value>, string[]]>([
  [
    'of all that must hold, those that do not',
    { all: [old, alone, here] },
    { 年龄: 50, 独居: true, 户籍区: '外区' },
    ['年满 60 周岁', '本区户籍'],
  ],
  ['of all that must hold, each where they do', { all: [old, alone] }, { 年龄: 70, 独居: true }, ['年满 60 周岁', '独居']],
  ['of several of which one must, the first that does', { any: [old, alone] }, { 年龄: 70, 独居: true }, ['年满 60 周岁']],
  ['of several of which none does, each', { any: [alone, poor] }, { 独居: false, 低保: false }, ['独居', '低保']],
  [
    'a sentence over alternatives stands for them',
    { all: [{ any: [alone, poor], ...wanting }] },
    { 独居: false, 低保: false },
    ['独居或低保'],
  ],
  ['of what may not be, what is', { all: [old], none: [poor, alone] }, { 年龄: 70, 独居: true, 低保: false }, ['独居']],
  ['nothing of what may not be and is not', { all: [old], none: [poor] }, { 年龄: 70, 低保: false }, ['年满 60 周岁']],
  ['of what may not be, what all of it is', { none: [{ all: [poor, alone] }] }, { 独居: true, 低保: true }, ['低保', '独居']],
  [
    'of two that exclude each other, what is lacking',
    { none: [{ none: [old, alone] }] },
    { 年龄: 50, 独居: false },
    ['年满 60 周岁', '独居'],
  ],
  ['what is not known', { all: [old, alone], none: [poor] }, { 年龄: 70, 低保: false }, ['独居']],
  ['what is not known of what may not be', { all: [old], none: [poor] }, { 年龄: 70 }, ['低保']],
  [
    'a rule that is named has its own sentences',
    { all: [{ rule: '试.老人' }, alone] },
    { 年龄: 50, 独居: true },
    ['年满 60 周岁'],
  ],
  ['a rule that may not hold has those that make it hold', { none: [{ rule: '试.老人' }] }, { 年龄: 70 }, ['年满 60 周岁']],
  ['each once', { all: [old, { any: [old] }] }, { 年龄: 50 }, ['年满 60 周岁']],
  [
    'what contradicts itself whatever it is',
    { all: [alone, { when: 'not(独居)', says: { zh: '不独居' } }] },
    {},
    ['独居', '不独居'],
  ],
])('%s', (_, shape, values, expected) => {
  const decision = aRule(shape, facts, { 老人: { all: [old] } }).decide('试.规则', on, knowing(values))
  if (decision.kind !== 'eligibility') throw new Error('expected an eligibility')
  expect(reasonsOf(decision.tree, decision.outcome).map(({ says }) => says.zh)).toEqual(expected)
  expect(refusalOf(decision)).toEqual(decision.outcome === 'no' ? expected : [])
})

test('a sentence has the place where its rule is printed', () => {
  const source = { document: '某法', place: '第二条' }
  const book = aRule({ all: [{ rule: '试.老人' }, alone] }, facts, { 老人: { all: [old], source } })
  const decision = book.decide('试.规则', on, knowing({ 年龄: 50, 独居: false }))
  if (decision.kind !== 'eligibility') throw new Error('expected an eligibility')
  expect(reasonsOf(decision.tree, 'no').map((reason) => reason.source)).toEqual(['某法 第二条', null])
})

test('an amount refuses nobody', () => {
  expect(refusalOf(aRule({ kind: 'amount', value: 1 }).decide('试.规则', on, new Map()))).toEqual([])
})
