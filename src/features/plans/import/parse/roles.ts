import { plain, squeeze } from './text.ts'

/** What a column of a table holds. `year` is the year its title prints. */
export type Role =
  | 'no'
  | 'domain'
  | 'category'
  | 'name'
  | 'unit'
  | 'base'
  | 'target'
  | 'year'
  | 'outlook'
  | 'nature'
  | 'leads'
  | 'helpers'
  | 'deadline'
  | 'measure'
  | 'note'
  | null
export type Column = { title: string; role: Role; year: number | null }

const year = /(20\d\d)\s*年?/
const rules: [Role, RegExp][] = [
  ['no', /^(?:序号|编号|号|序|No\.?|NO\.?|no)$/],
  ['outlook', /远景|展望/],
  // A year and a word that says neither base nor target: which of the two it is, its neighbours tell.
  ['year', /^(?:指标值|指标数值|数值|值)?\(?(?:到|至)?20\d\d年?(?:底|末)?\)?(?:的?(?:指标值|指标数值|指标|数值|数据|值))?$/],
  ['target', /^十[四五六]五(?:时期|期间|期末|末|目标年)?$/],
  ['helpers', /^(?:配合|协同|协办|参与|协助|配合责任)(?:部门|单位)?$/],
  [
    'leads',
    /^(?:主要|第一)?(?:责任|牵头|负责|主管|主责|实施|落实|承办|主办|建设|申报|业主|归口|职能)(?:责任|负责|及配合)?(?:\(.*\))?(?:部门|单位|主体|机构|科室|处室)(?:\(.*\))?$|^(?:部门|责任方|责任人|责任分工|职责分工|分工|任务分工|牵头|责任|牵头及.*单位|.*(?:责任|牵头).*(?:部门|单位))$/,
  ],
  ['nature', /属性|指标性质|^性质$|指标类型|约束性|预期性/],
  ['unit', /^(?:计量|指标|计算)?单位$/],
  ['deadline', /时限|完成时间|时间节点|时间安排|进度|期限$|年限$/],
  ['category', /^(?:目标|指标|任务)?(?:分类|类别|大类)$/],
  ['base', /十三五|现状|基期|基线|基数|基值|基础值|基准|现值|目前|已完成|实际|完成值|完成情况|现有/],
  ['target', /十[四五六]五.{0,2}末|目标|规划值|预期值?|达到|计划|期末|指标值|到\d{4}|年末|^末$/],
  [
    'category',
    /^(?:一级指标|一级|指标类别|指标分类|目标类别|类别|分类|大类|类型|维度|方面|板块|领域|指标领域|体系|项目类别|服务类别|服务类型|一级目录)$/,
  ],
  [
    'name',
    /二级指标|三级指标|指标名称|主要指标|具体指标|指标内容|指标项|发展指标|核心指标|监测指标|^(?:重点)?指标$|^(?:服务|建设)?项目(?:名称)?$|^名称$|^内容$|^(?:指标|任务|工作|评价)内容$|^主要内容$|任务指标|名称$/,
  ],
  ['measure', /举措|措施|内容|要求|做法|规模|任务|目标|说明/],
  ['note', /备注|说明|依据|来源|计算方法|指标解释/],
]

/** The role a column's title announces; a title nobody knows has none. */
export function columnOf(title: string): Column {
  const known = memory.get(title)
  if (known) return { ...known }
  const column = readColumn(title)
  if (memory.size > 2000) memory.clear()
  if (title.length <= 60) memory.set(title, column)
  return { ...column }
}

const memory = new Map<string, Column>()

function readColumn(title: string): Column {
  const text = plain(squeeze(title)).replace(/[“”"‘’']/g, '')
  const printed = year.exec(text)
  const yearOf = printed?.[1]
    ? Number(printed[1])
    : text.includes('十四五')
      ? 2025
      : text.includes('十五五')
        ? 2030
        : text.includes('十三五')
          ? 2020
          : null
  for (const [role, pattern] of rules) {
    if (pattern.test(text)) {
      // 目标 or 完成情况 as a word among others is a measure, not a figure's column, unless it is short or dated.
      if ((role === 'target' || role === 'base') && !printed && text.length > 9) continue
      return { title: squeeze(title), role, year: yearOf }
    }
  }
  return { title: squeeze(title), role: text === '一级指标' ? 'category' : null, year: yearOf }
}
