import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { excerpt, mark } from './marking.ts'
import { queryOf } from './query.ts'
import { rankByTokens } from './score.ts'
import { tokensOf } from './tokens.ts'

test('a text is found by its neighbouring characters, its longer words, the last character of a run and its plain words', () => {
  const tokens = tokensOf('居家养老，ＭＣＩ筛查65岁')
  for (const token of ['居家', '家养', '养老', '老', 'mci', '筛查', '65', '岁']) expect([...tokens.keys()]).toContain(token)
  expect(tokens.has('老筛')).toBe(false)
  expect(tokensOf('养老养老').get('养老')).toBe(2)
})

const texts = [
  '居家养老服务补贴的申请条件',
  '养老机构服务质量',
  '社区宝宝屋免费照护每年十二次',
  '高龄津贴：满80周岁',
  '护理床位和家庭病床',
  'MCI 轻度认知障碍筛查',
]
const items = texts.map((item) => ({ item, tokens: tokensOf(item) }))
const found = (typed: string) => rankByTokens(queryOf(typed), items).map(({ item }) => item)

test.each([
  ['养老服务', '居家养老服务补贴的申请条件'],
  ['宝宝屋', '社区宝宝屋免费照护每年十二次'],
  ['宝宝屋免费吗', '社区宝宝屋免费照护每年十二次'],
  ['床', '护理床位和家庭病床'],
  ['８０周岁', '高龄津贴：满80周岁'],
  ['mc', 'MCI 轻度认知障碍筛查'],
  ['补贴怎么申请', '居家养老服务补贴的申请条件'],
])('“%s” finds first “%s”', (typed, first) => {
  expect(found(typed)[0]).toBe(first)
})

test.each(['', '，。！', '的', '图书馆', '%_\\', "';--"])('“%s” finds nothing', (typed) => {
  expect(found(typed)).toEqual([])
})

test('words that stand together as typed come before the same words apart', () => {
  expect(found('养老服务')).toEqual(['居家养老服务补贴的申请条件', '养老机构服务质量'])
})

test('characters that no dictionary knows as a word are one where they stand together', () => {
  expect(queryOf('助浴补贴多少').words).toEqual(expect.arrayContaining(['助浴', '补贴']))
  expect(queryOf('助浴补贴多少').tokens).toContainEqual(expect.objectContaining({ token: '助浴', needed: true }))
})

test('what is marked is what was looked for, in any width or case', () => {
  expect(mark('开展ＭＣＩ筛查', queryOf('mci 筛查'))).toEqual([
    { text: '开展', hit: false },
    { text: 'ＭＣＩ筛查', hit: true },
  ])
})

test('marking and cutting never change a text, whatever is typed', () => {
  const chinese = fc.string({ unit: fc.constantFrom(...'养老托育服务床位补贴，。 a1Ａ𠮷𝒜'), maxLength: 60 })
  fc.assert(
    fc.property(chinese, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, other, typed) => {
      const whole = text + other
      expect(fold(whole)).toHaveLength(whole.length)
      expect(
        mark(whole, queryOf(typed + text.slice(0, 4)))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(whole)
    }),
  )
})

test('every text is found by any piece of itself that holds two Chinese characters', () => {
  const characters = [...'养老托育服务床位补贴申请条件社区']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...characters), { minLength: 4, maxLength: 30 }), fc.nat(), fc.nat(), (made, a, b) => {
      const text = made.join('')
      const from = a % (text.length - 2)
      const piece = text.slice(from, from + 2 + (b % (text.length - from - 1)))
      expect(rankByTokens(queryOf(piece), [{ item: text, tokens: tokensOf(text) }])).toHaveLength(1)
    }),
  )
})

test('an excerpt shows the stretch that holds most of what was looked for', () => {
  const text = `${'前言'.repeat(100)}补贴标准${'其他'.repeat(100)}补贴的申请条件${'附则'.repeat(100)}`
  const cut = excerpt(text, queryOf('申请条件'), 60)
  expect(cut).toContain('申请条件')
  expect(cut.length).toBeLessThanOrEqual(62)
})
