import fc from 'fast-check'
import { type Fact, facts } from './text-facts.test-support.ts'

export type Key = 'no' | 'category' | 'name' | 'unit' | 'base' | 'target' | 'nature' | 'lead'

export const titles: Record<Key, string[]> = {
  no: ['序号', '编号'],
  category: ['类别', '一级指标', '指标类别', '分类'],
  name: ['指标名称', '主要指标', '具体指标', '二级指标', '指标'],
  unit: ['单位', '计量单位'],
  base: ['2020年', '2020年现状值', '2020年基期值', '2020年完成值', '2020年实际'],
  target: ['2025年', '2025年目标值', '2025年规划目标', '2025年目标'],
  nature: ['指标属性', '属性', '指标性质', '指标类型'],
  lead: ['责任单位', '牵头部门', '牵头单位', '主要责任部门', '责任部门', '主管部门'],
}

export type Layout = {
  columns: { key: Key; title: string }[]
  /** Where the unit is printed when there is no column for it. */
  unit: 'name' | 'target' | 'none'
  blankCategories: boolean
  pageEvery: number
  numberInName: boolean
}

const subsets: Key[][] = [
  ['no', 'category', 'name', 'unit', 'base', 'target', 'nature', 'lead'],
  ['category', 'no', 'name', 'base', 'target', 'nature', 'lead'],
  ['no', 'name', 'unit', 'base', 'target', 'nature'],
  ['name', 'unit', 'base', 'target', 'lead'],
  ['category', 'name', 'base', 'target'],
  ['no', 'name', 'target', 'nature', 'lead'],
  ['category', 'no', 'name', 'nature', 'target'],
  ['no', 'category', 'name', 'lead', 'unit', 'target', 'base'],
]

/** Layouts as varied as plans are: columns, their order and titles, where units stand, merged categories, page breaks. */
export const layouts: fc.Arbitrary<Layout> = fc
  .record({
    keys: fc.constantFrom(...subsets),
    titles: fc.record({
      no: fc.constantFrom(...titles.no),
      category: fc.constantFrom(...titles.category),
      name: fc.constantFrom(...titles.name),
      unit: fc.constantFrom(...titles.unit),
      base: fc.constantFrom(...titles.base),
      target: fc.constantFrom(...titles.target),
      nature: fc.constantFrom(...titles.nature),
      lead: fc.constantFrom(...titles.lead),
    }),
    unit: fc.constantFrom('name' as const, 'none' as const),
    blankCategories: fc.boolean(),
    pageEvery: fc.constantFrom(0, 3, 5),
  })
  .map(({ keys, titles: named, unit, blankCategories, pageEvery }) => ({
    columns: keys.map((key) => ({ key, title: named[key] })),
    unit,
    blankCategories,
    pageEvery,
    numberInName: false,
  }))

/** The rows of a layout, the header first; a page break repeats it. */
export function rowsOf(layout: Layout): string[][] {
  const header = layout.columns.map((column) => column.title)
  const rows = [header]
  facts.forEach((fact, index) => {
    if (layout.pageEvery > 0 && index > 0 && index % layout.pageEvery === 0) rows.push(header)
    const repeated = layout.blankCategories && facts[index - 1]?.category === fact.category
    rows.push(layout.columns.map(({ key }) => cellOf(fact, key, index, layout, repeated)))
  })
  return rows
}

function cellOf(fact: Fact, key: Key, index: number, layout: Layout, repeated: boolean): string {
  if (key === 'no') return String(index + 1)
  if (key === 'category') return repeated ? '' : fact.category
  if (key === 'name') return layout.unit === 'name' && !has(layout, 'unit') ? `${fact.name}（${fact.unit}）` : fact.name
  return fact[key]
}

export function has(layout: Layout, key: Key): boolean {
  return layout.columns.some((column) => column.key === key)
}

export type Print = (rows: string[][]) => string

/** Ways to print a table as text. */
export const prints: Record<string, Print> = {
  tabs: (rows) => rows.map((row) => row.join('\t')).join('\n'),
  markdown: (rows) =>
    [rows[0], rows[0]?.map(() => '---'), ...rows.slice(1)].map((row) => `| ${(row ?? []).join(' | ')} |`).join('\n'),
  pipes: (rows) => rows.flat().join('\n|\n'),
  aligned: (rows) => {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))))
    return rows
      .map((row) =>
        row
          .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell) + 3))
          .join('')
          .trimEnd(),
      )
      .join('\n')
  },
}

function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)
}

export type Numbers = { chapter: (at: number) => string; section: (at: number) => string; item: (at: number) => string }
const han = ['一', '二', '三', '四', '五', '六', '七']

export const numberings: Record<string, Numbers> = {
  usual: { chapter: (at) => `${han[at]}、`, section: (at) => `（${han[at]}）`, item: (at) => `${at + 1}.` },
  halfWidth: { chapter: (at) => `${han[at]}、`, section: (at) => `(${han[at]})`, item: (at) => `${at + 1}．` },
  chapters: { chapter: (at) => `第${han[at]}章 `, section: (at) => `第${han[at]}节 `, item: (at) => `${at + 1}、` },
  decimals: { chapter: (at) => `${at + 1} `, section: (at) => `${at + 1}.1 `, item: (at) => `（${at + 1}）` },
  brackets: { chapter: (at) => `${han[at]}、`, section: (at) => `（${han[at]}）`, item: (at) => `（${at + 1}）` },
}

/** Ways to write who does what; each begins where the task's sentence ends. */
export const dutyForms: Record<string, (departments: string[]) => string> = {
  '责任部门 in brackets': (d) => `（责任部门：${d.join('、')}）`,
  '责任单位 half-width': (d) => `(责任单位:${d.join(',')})`,
  牵头和配合: (d) => `（牵头单位：${d[0]}${d.length > 1 ? `；配合单位：${d.slice(1).join('、')}` : ''}）`,
  按职责分工负责: (d) => `（${d.join('、')}按职责分工负责）`,
  '负责，实施': (d) => (d.length > 1 ? `（${d.slice(0, -1).join('、')}负责，${d[d.length - 1]}实施）` : `（${d[0]}负责）`),
  '牵头，配合': (d) => (d.length > 1 ? `（${d[0]}牵头，${d.slice(1).join('、')}配合）` : `（${d[0]}牵头）`),
  'on a line of its own': (d) => `\n责任单位：${d.join('、')}`,
  'two lines': (d) => `\n牵头单位：${d[0]}${d.length > 1 ? `\n配合单位：${d.slice(1).join('、')}` : ''}`,
  'square brackets': (d) => `【责任单位：${d.join('、')}】`,
  'broken over a page': (d) => {
    const words = `（责任单位：${d.join('、')}）`
    return `${words.slice(0, 8)}\n\n- 7 -\n\n${words.slice(8)}`
  },
  等部门落实: (d) => `（${d.join('、')}等部门按职责分工落实）`,
}
