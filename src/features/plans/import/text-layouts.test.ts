import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePlan } from './index.ts'
import { documentFromText } from './read/txt.ts'
import { facts, works } from './text-facts.test-support.ts'
import { dutyForms, has, type Layout, layouts, type Numbers, numberings, prints, rowsOf } from './text-layouts.test-support.ts'

// Pasted text alone: tables of random columns, titles and page breaks, and every way to number tasks and to write duties.
// The same plan in every file format, with merged cells and pages, is in layouts/.

const head = [
  '武侯区人民政府办公室文件',
  '',
  '武府办发〔2022〕18号',
  '',
  '武侯区人民政府办公室关于印发《武侯区“一老一小”整体解决方案》的通知',
  '',
  '各街道办事处，区级各部门：',
  '',
  '经区政府同意，现将方案印发给你们，请认真贯彻执行。',
  '',
  '成都市武侯区人民政府办公室',
  '2022年9月8日',
  '',
  '武侯区“一老一小”整体解决方案',
  '',
]

function aPlan(table: string, numbers: Numbers, duty: (departments: string[]) => string): string {
  return [
    ...head,
    `${numbers.chapter(0)}总体要求`,
    `${numbers.section(0)}指导思想`,
    '以人民为中心，统筹养老托育服务体系建设，让老年人和婴幼儿家庭有更多获得感。',
    `${numbers.section(1)}主要目标`,
    '到2025年，养老托育服务体系基本健全。',
    '表1 主要指标',
    table,
    '',
    `${numbers.chapter(1)}重点任务`,
    `${numbers.section(0)}完善服务供给`,
    ...works.flatMap((work, index) => [
      `${numbers.item(index)}${work.title}`,
      `围绕老年人和婴幼儿家庭的需要，完善政策，健全机制，推动各项服务落到实处。${duty(work.departments)}`,
    ]),
    `${numbers.chapter(2)}保障措施`,
    `${numbers.section(0)}加强组织领导。建立统筹推进机制，明确职责。`,
    `${numbers.section(1)}强化监督评估。定期评估实施情况。`,
    '',
    '抄送：区委办公室，区人大常委会办公室。',
    '成都市武侯区人民政府办公室',
    '2022年9月9日印发',
  ].join('\n')
}

const tabs = prints.tabs as (rows: string[][]) => string
const usual = numberings.usual as Numbers
const plainDuty = dutyForms['责任部门 in brackets'] as (departments: string[]) => string

function expectFacts(layout: Layout, text: string) {
  const pack = parsePlan(documentFromText(text))
  const read = pack.indicators.map((indicator) => ({
    no: indicator.no,
    category: indicator.category,
    name: indicator.name,
    unit: indicator.unit,
    base: indicator.base,
    baseYear: indicator.baseYear,
    target: indicator.target,
    year: indicator.targetYear,
    op: indicator.targetOp,
    value: indicator.targetValue,
    max: indicator.targetMax,
    nature: indicator.nature,
    leads: indicator.leads.join('、'),
    domain: indicator.domain,
  }))
  const expected = facts.map((fact, index) => ({
    no: has(layout, 'no') ? index + 1 : null,
    category: has(layout, 'category') ? fact.category : null,
    name: fact.name,
    unit: has(layout, 'unit') || layout.unit === 'name' ? fact.unit : null,
    base: has(layout, 'base') ? fact.base : null,
    baseYear: has(layout, 'base') ? 2020 : null,
    target: fact.target,
    year: 2025,
    op: fact.op,
    value: fact.value,
    max: fact.max,
    nature: has(layout, 'nature') ? fact.nature : null,
    leads: has(layout, 'lead') ? fact.lead : '',
    domain: index < 5 ? '养老' : '托育',
  }))
  expect(read).toEqual(expected)
}

for (const [name, print] of Object.entries(prints)) {
  test(`reads every field of a table printed with ${name}, whatever its columns, titles, merged categories and page breaks`, () => {
    fc.assert(
      fc.property(layouts, (layout) => expectFacts(layout, aPlan(print(rowsOf(layout)), usual, plainDuty))),
      { numRuns: 60, seed: 7 },
    )
  })
}

for (const [numbering, numbers] of Object.entries(numberings)) {
  for (const [form, duty] of Object.entries(dutyForms)) {
    test(`reads tasks and departments: numbering ${numbering}, duties written ${form}`, () => {
      const layout = {
        columns: [
          { key: 'no' as const, title: '序号' },
          { key: 'name' as const, title: '指标名称' },
          { key: 'target' as const, title: '2025年' },
        ],
        unit: 'name' as const,
        blankCategories: false,
        pageEvery: 0,
        numberInName: false,
      }
      const pack = parsePlan(documentFromText(aPlan(tabs(rowsOf(layout)), numbers, duty)))
      const read = pack.tasks.filter((task) => task.domain !== '保障').map(({ title, departments }) => ({ title, departments }))
      expect(read).toEqual(works)
      expect(pack.tasks.filter((task) => task.domain === '保障').map((task) => task.title)).toEqual([
        '加强组织领导',
        '强化监督评估',
      ])
      expect(pack.indicators).toHaveLength(facts.length)
    })
  }
}

test('reads the head of a notice of another province', () => {
  const layout = {
    columns: [
      { key: 'name' as const, title: '指标' },
      { key: 'target' as const, title: '2025年目标' },
    ],
    unit: 'name' as const,
    blankCategories: false,
    pageEvery: 0,
    numberInName: false,
  }
  const { district, title, docNumber, issuer, issuedDate, periodEnd } = parsePlan(
    documentFromText(aPlan(tabs(rowsOf(layout)), usual, plainDuty)),
  )
  expect({ district, title, docNumber, issuer, issuedDate, periodEnd }).toEqual({
    district: '武侯区',
    title: '武侯区“一老一小”整体解决方案',
    docNumber: '武府办发〔2022〕18号',
    issuer: '成都市武侯区人民政府办公室',
    issuedDate: '2022-09-08',
    periodEnd: 2025,
  })
})
