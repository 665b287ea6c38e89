import { expect, test } from 'vitest'
import { documentFromText } from '../../import/index.ts'
import { measures, opinion } from '../policies.test-support.ts'
import { clauseAt } from './places.ts'
import { readPolicy } from './read.ts'

const read = (text: string) => readPolicy(documentFromText(text))

test('a document in articles is cut at its articles and their items; chapters are headings above them', () => {
  const { clauses } = read(measures())
  expect(clauses.map(({ place }) => place)).toEqual([
    ...['引言', '第一章', '第一条', '第二条', '第二章', '第三条', '第三条（一）', '第三条（二）', '第四条', '第五条'],
  ])
  const third = clauses.find(({ place }) => place === '第三条（一）')
  expect(third).toMatchObject({ path: ['第二章 补贴标准', '第三条'], text: '（一）重度失能的，由街镇直接安排。' })
  expect(clauses.find(({ place }) => place === '第四条')?.text).toBe(
    '第四条 申请人向居住地街镇提交申请。\n街镇在五个工作日内答复。',
  )
})

test('a document in 一、（一）1. is cut at each number, a row of its table is a clause with its columns’ titles', () => {
  const { clauses } = read(opinion)
  expect(clauses.map(({ place }) => place)).toEqual([
    ...['引言', '一', '二', '二（一）', '二（一）1', '二（一）2', '二（二）', '二（二）表 1', '二（二）表 2', '三'],
  ])
  expect(clauses.find(({ place }) => place === '二（一）1')).toMatchObject({
    ...{ path: ['二、主要任务', '（一） 明确建床条件'], heading: '评估等级', kind: 'text' },
  })
  expect(clauses.find(({ place }) => place === '二（二）表 2')).toMatchObject({
    ...{ kind: 'row', text: '序号：2；项目：智能设备；标准：每床不超过3000元' },
  })
})

test('what a document says of itself: number, title, level, kind, and from when to when it holds', () => {
  expect(read(measures()).head).toMatchObject({
    ...{ title: '青浦区老年人助浴服务补贴办法（演示）', number: '青民规〔2025〕2号', level: '区', kind: '办法细则' },
    ...{ validFrom: '2025-03-01', validTo: '2027-03-01' },
  })
  expect(read(opinion).head).toMatchObject({ number: '沪民养老〔2024〕7号', level: '市', kind: '意见', validFrom: null })
  expect(read('某某条例\n第一条 为了……\n第二条 本条例自2024年13月40日起施行。').head).toMatchObject({
    kind: '法律法规',
    validFrom: null,
  })
})

test('no word of a document is lost or said twice', () => {
  for (const text of [measures(), opinion]) {
    const said = read(text)
      .clauses.map((clause) => clause.text)
      .join('\n')
    for (const line of text.split('\n').filter((line) => !line.includes('\t'))) expect(said.split(line)).toHaveLength(2)
  }
})

test.each([
  ['二（一）1', '二（一）1', true],
  ['二 (一) 1', '二（一）1', true],
  ['二（二）表2', '二（二）表 2', true],
  ['二（一）9', '二（一）', false],
  ['二（三）、二（一）2', '二（一）2', true],
  ['居住条件', '二（一）2', true],
  ['五（一）', undefined, false],
])('the place %s is found as %s', (cited, place, exact) => {
  const clauses = read(opinion).clauses.map((clause, at) => ({ ...clause, ordinal: at + 1 }))
  const found = clauseAt(cited, clauses)
  expect(found?.clause.place).toBe(place)
  if (place) expect(found?.exact).toBe(exact)
})
