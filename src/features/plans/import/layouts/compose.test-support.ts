import { plain } from '../parse/text.ts'
import { addTasks, addTaskTable } from './compose-tasks.test-support.ts'
import type { Layout, Part } from './layout.test-support.ts'
import { type Fact, type PlanHead, prose } from './plan.test-support.ts'

/** A cell of a composed table; places covered by a merged cell are left out of their rows. */
export type ComposedCell = { column: number; text: string; rows: number; columns: number }

/** A block of the composed document; `number` and `level` let a format draw the number itself. */
export type ComposedBlock =
  | { kind: 'title' | 'right' | 'text'; text: string }
  | { kind: 'numbered'; level: 0 | 1 | 2; number: string; text: string }
  | { kind: 'table'; headerRows: number; width: number; rows: ComposedCell[][] }

/** What a reader of the pack should find, with only the fields that the layout prints. */
export type Expected = {
  head: PlanHead
  indicators: Record<string, unknown>[]
  tasks: { path: string[]; no: string; title: string; departments: string[]; domain: string }[]
}

/** Lays the invented plan out, and says what its pack should be. */
export function compose(layout: Layout): { blocks: ComposedBlock[]; expected: Expected } {
  const { head, date, place } = layout.plan
  const blocks: ComposedBlock[] = [
    { kind: 'title', text: `${head.issuer}文件` },
    { kind: 'title', text: head.docNumber },
    { kind: 'title', text: `${head.issuer}关于印发《${head.title}》的通知` },
    { kind: 'text', text: '各有关单位：' },
    { kind: 'text', text: `经${place.slice(-1)}政府同意，现将《${head.title}》印发给你们，请认真按照执行。` },
    { kind: 'right', text: head.issuer },
    { kind: 'right', text: date },
    { kind: 'title', text: head.title },
    { kind: 'text', text: prose[0] as string },
    { kind: 'numbered', level: 0, number: layout.chapter(1), text: '发展目标' },
    { kind: 'text', text: `到2025年，${prose[1]}` },
  ]
  const expected: Expected = { head, indicators: [], tasks: [] }
  addTables(layout, blocks, expected)
  addTasks(layout, blocks, expected)
  if (layout.taskTable) addTaskTable(layout.taskTable, layout, blocks)
  blocks.push({ kind: 'text', text: '抄送：区委各部门，区人大常委会办公室，区政协办公室，区法院，区检察院。' })
  return { blocks, expected }
}

function addTables(layout: Layout, blocks: ComposedBlock[], expected: Expected): void {
  const { facts, place } = layout.plan
  const groups =
    layout.tables === 'one'
      ? [facts]
      : [facts.filter((one) => one.domain === '养老'), facts.filter((one) => one.domain === '托育')]
  let no = 0
  groups.forEach((group, at) => {
    const first = group[0] as Fact
    if (layout.numbers === 'restart') no = 0
    const name = layout.tables === 'one' ? '养老托育服务' : `${first.domain}服务`
    blocks.push({ kind: 'text', text: `“十四五”期间${place}${name}具体发展指标如下。` })
    const set = at > 0 && layout.second ? { ...layout, ...layout.second } : layout
    const numbers = group.map((fact, index) => {
      if (layout.groupRows && group[index - 1]?.domain !== fact.domain) no = 0
      return ++no
    })
    blocks.push(tableOf(set, group, numbers))
    for (const text of layout.footnotes ?? []) blocks.push({ kind: 'text', text })
    expected.indicators.push(...group.map((fact, index) => expectedOf(set, fact, numbers[index] as number)))
  })
}

const merging: Part[] = ['domain', 'category']

function tableOf(layout: Layout, group: Fact[], numbers: number[]): ComposedBlock {
  const rows = [...(layout.banner ? [wholeRow(layout, layout.banner)] : []), ...headerOf(layout)]
  const headerRows = rows.length
  group.forEach((fact, index) => {
    const before = group[index - 1]
    if (layout.groupRows && before?.domain !== fact.domain)
      rows.push(wholeRow(layout, fact.domain === '养老' ? '一、养老服务' : '二、托育服务'))
    const row: ComposedCell[] = []
    layout.columns.forEach(([part], column) => {
      const label = (one: Fact | undefined) => (part === 'domain' ? one?.domain : one && one.domain + one.category)
      const isFirst = label(before) !== label(fact)
      const text = printed(layout, part, fact, numbers[index] as number)
      if (merging.includes(part) && layout.categories === 'merged') {
        const count = group.slice(index).findIndex((one) => label(one) !== label(fact))
        if (isFirst) row.push({ column, text, rows: count < 0 ? group.length - index : count, columns: 1 })
      } else
        row.push({
          column,
          text: merging.includes(part) && layout.categories === 'first' && !isFirst ? '' : text,
          rows: 1,
          columns: 1,
        })
    })
    rows.push(row)
  })
  return { kind: 'table', headerRows, width: layout.columns.length, rows }
}

function wholeRow(layout: Layout, text: string): ComposedCell[] {
  return [{ column: 0, text, rows: 1, columns: layout.columns.length }]
}

function headerOf(layout: Layout): ComposedCell[][] {
  const single = layout.columns.map(([, text], column) => ({ column, text, rows: 1, columns: 1 }))
  if (layout.header === 'plain') return [single]
  const base = layout.columns.findIndex(([part]) => part === 'base')
  const isYear = (column: number) => column === base || column === base + 1
  const upper = single.filter((cell) => !isYear(cell.column)).map((cell) => ({ ...cell, rows: 2 }))
  upper.push({ column: base, text: layout.upperTitle ?? '指标值', rows: 1, columns: 2 })
  return [upper.sort((a, b) => a.column - b.column), single.filter((cell) => isYear(cell.column))]
}

function printed(layout: Layout, part: Part, fact: Fact, no: number): string {
  const unit = layout.unitIn === 'figure' ? (fact.unit ?? '') : ''
  switch (part) {
    case 'domain':
      return `${fact.domain}服务`
    case 'interim':
      return fact.op === 'qualitative' ? '' : String(Math.round((fact.value ?? 0) * 8) / 10)
    case 'category':
      return fact.category
    case 'no':
      return String(no)
    case 'name':
      return layout.unitIn === 'name' && fact.unit ? `${fact.name}（${fact.unit}）` : fact.name
    case 'unit':
      return fact.unit ?? ''
    case 'base':
      return fact.baseFigure === null ? '' : isWords(fact.baseFigure) ? fact.baseFigure : fact.baseFigure + unit
    case 'target':
      return fact.op === 'qualitative' ? fact.figure : fact.figure.replace(/(?=左右$|及?以上$|以内$)|(?<![右上内])$/, unit)
    case 'nature':
      return fact.nature
    case 'leads':
      return fact.leads.join(layout.leadsJoint)
  }
}

function isWords(figure: string): boolean {
  return !/\d/.test(plain(figure))
}

function expectedOf(layout: Layout, fact: Fact, no: number): Record<string, unknown> {
  const has = (part: Part) => layout.columns.some(([one]) => one === part)
  const base = has('base') ? printed(layout, 'base', fact, no) || null : null
  return {
    no: has('no') ? no : null,
    domain: fact.domain,
    category: layout.groupRows ? `${fact.domain}服务` : has('category') ? fact.category : null,
    name: fact.name,
    unit: layout.unitIn === 'figure' && fact.op === 'qualitative' ? null : fact.unit,
    baseYear: has('base') ? Number(/20\d\d/.exec(layout.columns.find(([part]) => part === 'base')?.[1] ?? '')?.[0]) : null,
    base,
    baseValue: base === null || isWords(base) ? null : Number.parseFloat(plain(base).replace(',', '')),
    targetYear: 2025,
    target: printed(layout, 'target', fact, no),
    targetOp: fact.op,
    targetValue: fact.value,
    targetMax: fact.max,
    nature: has('nature') ? fact.nature : null,
    leads: has('leads') ? fact.leads : [],
  }
}
