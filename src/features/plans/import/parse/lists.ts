import type { SourceCell, Span } from '../document.ts'
import type { PlanListRow, PlanPack, PlanProject, PlanTask } from '../pack.ts'
import { partDepartments } from './departments.ts'
import { fieldsOf } from './domain.ts'
import type { Grid, Row } from './grids.ts'
import { plain, squeeze } from './text.ts'

export type ListKind = keyof PlanPack['lists']

/** Whether a table lists projects: names with money or building. */
export function isProjectGrid(grid: Grid): boolean {
  return at(grid, /项目(?:名称)?$/) >= 0 && at(grid, /投资|资金|建设(?:内容|规模|地点|地址|期限|年限|性质|周期|起止)/) >= 0
}

/** Which of the four lists a table holds, by its titles, else by its caption; null for none. */
export function listKind(grid: Grid): ListKind | null {
  const titles = grid.columns.map((column) => plain(column.title)).join(' ')
  for (const [kind, word] of kinds) if (titles.includes(`${word}名称`)) return kind
  const caption = grid.caption.match(/[^\s]*清单[^\s]*/g)?.pop() ?? ''
  for (const [kind, word] of kinds) if (caption.includes(word)) return kind
  return null
}

const kinds: [ListKind, string][] = [
  ['industries', '产业'],
  ['reforms', '改革'],
  ['policies', '政策'],
  ['factors', '要素'],
]

/** The projects of a table; money in 万元 whatever the title's unit. */
export function projectsOf(grid: Grid): PlanProject[] {
  const name = at(grid, /项目名称|项目$|名称/)
  const money = at(grid, /总投资|投资(?:额|规模|估算)?|资金/)
  const requested = at(grid, /申请|申报.*(?:资金|投资)|预算内|补助/)
  const columns = {
    type: at(grid, /项目类型|建设性质|性质|类型|类别/),
    period: at(grid, /期限|年限|起止|周期|时间|时限/),
    place: at(grid, /地点|地址|位置|选址/),
    content: at(grid, /内容|规模|概况/),
  }
  const numbers = at(grid, /^(?:序号|编号|序)$/)
  const responsible = at(grid, responsibleTitle)
  return grid.rows.flatMap((row) => {
    const own = squeeze(text(row, name))
    if (!own) return []
    const words = (index: number) => text(row, index).trim() || null
    return [
      {
        no: numberOf(text(row, numbers)),
        name: own,
        type: words(columns.type),
        period: squeeze(text(row, columns.period)) || null,
        place: words(columns.place),
        content: words(columns.content),
        investmentWan: moneyOf(text(row, money), grid.columns[money]?.title ?? ''),
        requestedWan: requested === money ? null : moneyOf(text(row, requested), grid.columns[requested]?.title ?? ''),
        responsible: partDepartments(text(row, responsible)),
        span: spanOf(row),
      },
    ]
  })
}

const responsibleTitle = /(?:责任|牵头|建设|实施|主管|负责|业主)(?:单位|部门|主体)|^(?:单位|部门)$/

/** The rows of one list with the document's own columns. */
export function listRowsOf(grid: Grid, kind: ListKind): PlanListRow[] {
  const name = at(grid, /名称/) >= 0 ? at(grid, /名称/) : grid.columns.findIndex((column) => !/序号|类别/.test(column.title))
  const numbers = at(grid, /^(?:序号|编号|序)$/)
  const category = at(grid, /^(?:类别|分类|类型|领域)$/)
  const responsible = at(grid, responsibleTitle)
  const known = [name, numbers, category, responsible]
  let group = ''
  return grid.rows.flatMap((row) => {
    const printed = text(row, name)
    if (!printed.trim()) return []
    group = squeeze(text(row, category)) || group
    const policy = policyOf(printed)
    return [
      {
        no: numberOf(text(row, numbers)),
        ...(category >= 0 ? { category: group || row.group } : {}),
        name: kind === 'policies' ? policy.name : squeeze(printed),
        ...(kind === 'policies' ? { docNumber: policy.docNumber, status: policy.status } : {}),
        responsible: partDepartments(text(row, responsible)),
        columns: grid.columns.flatMap((column, index) => {
          const cell = row.cells[index]
          return known.includes(index) || !cell?.text ? [] : [{ title: column.title, text: cell.text, span: cell.span }]
        }),
        span: spanOf(row),
      },
    ]
  })
}

/** 《…》(国办发〔2020〕52号) → its name and number; 《…》（送审稿） → its status. */
function policyOf(printed: string): { name: string; docNumber: string | null; status: string | null } {
  const words = squeeze(printed)
  const name = /^《.+》/.exec(words)?.[0] ?? words.replace(/[(（][^()（）]*[〔[]\d{4}[〕\]].*$/, '')
  const rest = words.slice(name.length)
  const docNumber = /[一-龥]{2,14}[〔[(（]\d{4}[〕\])）]第?\d+号/.exec(rest)?.[0] ?? null
  const status = docNumber ? null : (/^[(（](.{2,12}?)[)）]$/.exec(rest)?.[1] ?? null)
  return { name, docNumber, status }
}

/** Whether a table shares tasks among departments: 任务分工表. */
export function isTaskGrid(grid: Grid): boolean {
  return at(grid, taskTitle) >= 0 && at(grid, /责任|牵头|负责|主办|承办|部门|单位/) >= 0
}

const taskTitle = /任务|工作(?:内容|事项|举措|项目|措施)|重点工作|事项|举措|措施|项目/

/** The tasks of a 任务分工表; the leading department stands first. */
export function taskRowsOf(grid: Grid, path: string[]): PlanTask[] {
  const title =
    lastOf(grid, /任务名称|具体任务|工作任务|任务事项|任务$|事项|工作项目|具体举措|任务内容|任务/) ?? at(grid, taskTitle)
  const category = at(grid, /^(?:类别|领域|一级任务|方面|板块|任务类别|分类|重点任务|重点领域)$/)
  const lead = at(grid, /牵头|责任|负责|主办|承办|^(?:部门|单位)$/)
  const helpers = at(grid, /配合|协同|协办|参与|参加/)
  const numbers = at(grid, /^(?:序号|编号|序)$/)
  let group = ''
  return grid.rows.flatMap((row) => {
    const words = squeeze(text(row, title)).replace(/[。;；]$/, '')
    if (!words) return []
    group = (category === title ? '' : squeeze(text(row, category))) || row.group || group
    const departments = [...partDepartments(text(row, lead)), ...(helpers === lead ? [] : partDepartments(text(row, helpers)))]
    const fields = fieldsOf(words)
    const around = fieldsOf([...path, group].join(' '))
    const { old, young } = fields.old || fields.young ? fields : around
    const numbered = /^(?:\((\d+)\)|(\d+)[.、])/.exec(plain(words))
    const own = numberOf(text(row, numbers)) ?? (numbered ? Number(numbered[1] ?? numbered[2]) : null)
    return [
      {
        path: group ? [...path, group] : path,
        no: own === null ? null : String(own),
        title: (numbered ? words.slice(numbered[0].length) : words).split('。')[0] ?? words,
        departments: [...new Set(departments)],
        domain: old === young ? 'both' : old ? '养老' : '托育',
        span: spanOf(row),
      },
    ]
  })
}

function at(grid: Grid, title: RegExp): number {
  return grid.columns.findIndex((column) => title.test(plain(column.title)))
}

function lastOf(grid: Grid, title: RegExp): number | null {
  const index = grid.columns.findLastIndex(
    (column) => title.test(plain(column.title)) && !/牵头|责任|部门|单位/.test(column.title),
  )
  return index < 0 ? null : index
}

function text(row: Row, index: number): string {
  return index < 0 ? '' : (row.cells[index]?.text ?? '')
}

function numberOf(words: string): number | null {
  const match = /^\D?(\d{1,3})\D?$/.exec(squeeze(words))
  return match ? Number(match[1]) : null
}

function moneyOf(words: string, title: string): number | null {
  const match = /^(?:约)?(\d+(?:,\d{3})*(?:\.\d+)?)(亿元?|万元?|元)?$/.exec(plain(squeeze(words)))
  if (!match?.[1]) return null
  const unit = match[2] ?? (title.includes('亿') ? '亿' : /万/.test(title) || !title.includes('元') ? '万' : '元')
  const times = unit.startsWith('亿') ? 1e4 : unit.startsWith('万') ? 1 : 1e-4
  return Number((Number(match[1].replaceAll(',', '')) * times).toFixed(4))
}

function spanOf(row: Row): Span {
  const own = row.cells.filter((cell: SourceCell) => cell.text && cell.merged === null)
  return [Math.min(...own.map((cell) => cell.span[0])), Math.max(...own.map((cell) => cell.span[1]))]
}
