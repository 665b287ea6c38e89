import type { SheetRow } from './reading/csv.ts'
import { type ColumnMeaning, type Field, fields } from './shapes.ts'

/** How sheets name each field; the first is ours. Spaces, brackets and what stands in them do not count. */
export const headings: Record<Field, readonly string[]> = {
  name: ['姓名', '名字', '人员姓名', '老人姓名', '儿童姓名', '幼儿姓名', '居民姓名'],
  sex: ['性别'],
  bornOn: ['出生日期', '出生年月日', '出生年月', '生日'],
  documentKind: ['证件类型', '证件种类', '证件名称'],
  number: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '居民身份证号', '居民身份证号码', '证件号', '身份证'],
  registeredStreet: ['户籍街道', '户籍街镇', '户籍所在街道', '户籍所在街镇', '户籍镇'],
  registeredCommittee: ['户籍居委', '户籍居村委', '户籍居委会', '户籍村居', '户籍居村', '户籍社区'],
  registeredLine: ['户籍地址', '户籍详细地址', '户口地址', '户籍住址'],
  residenceStreet: ['居住街道', '居住街镇', '现居街道', '现居街镇', '居住地街道', '居住地街镇', '街道', '街镇'],
  residenceCommittee: ['居住居委', '居住居村委', '居住居委会', '居住村居', '现居居委', '居住社区', '居委', '居委会', '居村委'],
  residenceLine: ['居住地址', '现居住地址', '现住址', '实际居住地址', '居住详细地址', '住址', '家庭住址', '地址'],
  phone: ['联系电话', '手机', '手机号', '手机号码', '电话', '联系方式', '电话号码'],
  householdNumber: ['户号', '户编号', '家庭编号', '户口簿号'],
  householdRole: ['与户主关系', '与户主的关系', '户内关系'],
}

const known = new Map<string, Field>(fields.flatMap((field) => headings[field].map((heading) => [heading, field] as const)))

/** What a heading means; facts are known by their names. */
export function meaningOf(heading: string, facts: readonly string[]): ColumnMeaning {
  const plain = heading
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replaceAll(/[\s*:：]+/g, '')
  const fact = facts.find((name) => name === plain || name === plain.replace(/^是否/, ''))
  return known.get(plain) ?? (fact ? `fact:${fact}` : null)
}

/** The header of a sheet: in which row it stands, its cells, and what each column means. A meaning that comes twice counts where it comes first. */
export type Header = { row: number; cells: string[]; columns: ColumnMeaning[] }

/** How far down a header may stand: titles and hints come before it. */
export const headerWithin = 10

/** The header among the first rows: the first that names people and something else about them. */
export function findHeader(rows: readonly SheetRow[], facts: readonly string[]): Header | undefined {
  for (const { row, cells } of rows) {
    if (row > headerWithin + 10) return undefined
    const meanings = cells.map((cell) => meaningOf(cell, facts))
    const columns = meanings.map((meaning, at) => (meaning !== null && meanings.indexOf(meaning) === at ? meaning : null))
    if (columns.includes('name') && columns.filter((meaning) => meaning !== null).length >= 2)
      return { row, cells: cells.map((cell) => cell.trim().slice(0, 60)), columns }
  }
  return undefined
}
