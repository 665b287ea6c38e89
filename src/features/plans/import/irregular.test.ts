import { afterAll, expect, test } from 'vitest'
import { importPlan, type PlanPack, stopReading } from './index.ts'

afterAll(stopReading)

const tasks = `<p>二、重点任务</p><p>1.健全基本养老服务体系</p><p>落实基本养老服务清单，建立精准服务主动响应机制，保障老年人。</p>
<p>2.扩大普惠托育服务供给</p><p>支持幼儿园开设托班，发展社区托育。</p>`

async function packOf(body: string): Promise<PlanPack> {
  const page = `<!doctype html><meta charset="utf-8"><body><h1>临江区“一老一小”整体解决方案</h1>${body}</body>`
  return (await importPlan(new TextEncoder().encode(page), { name: 'plan.html' })).pack
}

function table(rows: string[][]): string {
  return `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
}

test('rows with more or fewer cells than the header go to the columns they fit, each with a warning at its place', async () => {
  const pack = await packOf(
    `<p>一、主要指标</p>${table([
      ['类别', '序号', '指标名称', '2020年', '2025年', '属性', '牵头单位'],
      ['养老服务', '1', '养老机构床位数（张）', '8000', '9500', '约束性', '区民政局'],
      ['2', '护理型床位占比（%）', '30', '≥60', '预期性', '区民政局'],
      ['托育服务', '3', '托位数（个）', '1.2', '4.5', '预期性', '区教育局', '区财政局'],
      ['', '4', '普惠托位占比（%）', '50', '60', '预期性'],
    ])}${tasks}`,
  )
  expect(
    pack.indicators.map(({ no, category, base, target, nature, leads }) => [no, category, base, target, nature, leads.join()]),
  ).toEqual([
    [1, '养老服务', '8000', '9500', '约束性', '区民政局'],
    [2, '养老服务', '30', '≥60', '预期性', '区民政局'],
    [3, '托育服务', '1.2', '4.5', '预期性', '区教育局'],
    [4, '托育服务', '50', '60', '预期性', ''],
  ])
  const ragged = pack.warnings.filter((warning) => warning.code === 'row_ragged')
  expect(ragged.map((warning) => warning.text.split(' ')[0])).toEqual(['2', '托育服务'])
  const second = pack.indicators[1]
  expect(ragged[0]?.at).toEqual(second?.span)
})

test('a table of tasks beside the same tasks in the text adds no task, only the departments the text does not name', async () => {
  const pack = await packOf(
    `${tasks}<p>附件：任务分工表</p>${table([
      ['序号', '重点任务', '具体措施', '牵头单位', '配合单位', '完成时限'],
      ['1', '健全基本养老服务体系', '落实基本养老服务清单', '区民政局', '区财政局', '2025年'],
      ['2', '健全基本养老服务体系', '建立精准服务主动响应机制', '区民政局', '各街道', '2023年'],
      ['3', '扩大普惠托育服务供给', '支持幼儿园开设托班', '区教育局', '区卫生健康委', '2025年'],
    ])}`,
  )
  expect(pack.tasks.map(({ title, departments }) => [title, departments.join('、')])).toEqual([
    ['健全基本养老服务体系', '区民政局、区财政局、各街道'],
    ['扩大普惠托育服务供给', '区教育局、区卫生健康委'],
  ])
})

test('a table of tasks without the tasks in the text is read row by row', async () => {
  const pack = await packOf(
    `<p>一、总体要求</p><p>积极应对人口老龄化，发展养老托育服务。</p><p>附件：重点任务分工表</p>${table([
      ['序号', '任务', '牵头单位', '配合单位', '时限'],
      ['1', '完善养老设施', '区民政局', '区规划资源局', '2025年'],
      ['2', '增加托育学位', '区教育局', '', '2024年'],
    ])}`,
  )
  expect(pack.tasks.map(({ no, title, departments, domain }) => [no, title, departments.join('、'), domain])).toEqual([
    ['1', '完善养老设施', '区民政局、区规划资源局', '养老'],
    ['2', '增加托育学位', '区教育局', '托育'],
  ])
})

test('a hostile text that no rule was written for is answered in time, while the event loop goes on', async () => {
  let turns = 0
  const turning = setInterval(() => turns++, 20)
  const row = '1、（区民政局（区财政局、（一）到2025年，至少（≥'.repeat(20)
  const text = `一、指标\n序号\n|\n指标\n|\n2025年\n|\n${`${row}\n|\n`.repeat(400)}`
  const began = performance.now()
  const outcome = await importPlan(new TextEncoder().encode(text), { name: 'plan.txt' }).catch((error: unknown) => error)
  clearInterval(turning)
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(outcome).toBeDefined()
  expect(turns).toBeGreaterThan((performance.now() - began) / 200)
})
