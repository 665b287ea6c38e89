import { donglin, wulan, yunxi } from './counties.test-support.ts'
import { linjiang } from './linjiang.test-support.ts'
import type { Plan } from './plan.test-support.ts'

/** What a column of the indicator table holds. */
export type Part = 'domain' | 'interim' | 'category' | 'no' | 'name' | 'unit' | 'base' | 'target' | 'nature' | 'leads'

/** What a column of the table that shares the tasks out holds. */
export type TaskPart = 'no' | 'heading' | 'task' | 'lead' | 'others' | 'deadline'

/** How one document lays out the same plan: as text, the order and titles of columns, numbering, duties. */
export type Layout = {
  name: string
  plan: Plan
  columns: [part: Part, title: string][]
  unitIn: 'name' | 'column' | 'figure'
  /** One table for both fields, or one for each below its own heading. */
  tables: 'one' | 'two'
  /** Whether categories are merged cells, printed in each row, or printed in their first row only. */
  categories: 'merged' | 'repeated' | 'first'
  numbers: 'running' | 'restart'
  /** A header of two rows: 目标值 above the years. */
  header: 'plain' | 'twoRows'
  upperTitle?: string
  /** A first row over the whole table: its title. */
  banner?: string
  /** A row over the whole table above each field's rows. */
  groupRows?: boolean
  /** Lines right below the table. */
  footnotes?: string[]
  /** How the second of two tables differs. */
  second?: Pick<Layout, 'columns' | 'unitIn'>
  /** A table in the annex that shares the tasks out; `alone`: the text does not say who does them. */
  taskTable?: { columns: [part: TaskPart, title: string][]; alone: boolean }
  chapter: (n: number) => string
  section: (n: number) => string
  task: (n: number) => string
  tasksRestart: boolean
  /** The title alone on its line, or as the first sentence of the paragraph. */
  title: 'line' | 'sentence'
  duty: (lead: string, others: string[]) => string
  dutyOn: 'line' | 'paragraph'
  leadsJoint: string
}

const DIGITS = '一二三四五六七八九十'
const chinese = (n: number) => DIGITS[n - 1] ?? String(n)

const usual: Layout = {
  name: 'usual',
  plan: linjiang,
  columns: [
    ['category', '类别'],
    ['no', '序号'],
    ['name', '主要指标'],
    ['base', '2020年'],
    ['target', '2025年'],
    ['nature', '指标类型'],
    ['leads', '牵头单位'],
  ],
  unitIn: 'name',
  tables: 'one',
  categories: 'merged',
  numbers: 'running',
  header: 'plain',
  chapter: (n) => `${chinese(n)}、`,
  section: (n) => `（${chinese(n)}）`,
  task: (n) => `${n}.`,
  tasksRestart: true,
  title: 'sentence',
  duty: (lead, others) => `（责任单位：${[lead, ...others].join('、')}）`,
  dutyOn: 'paragraph',
  leadsJoint: '、',
}

/** The layouts that are tried, each in every format that can show it. */
export const layouts: Layout[] = [
  usual,
  {
    ...usual,
    name: 'unit column, other order',
    columns: [
      ['no', '编号'],
      ['name', '指标名称'],
      ['unit', '单位'],
      ['nature', '属性'],
      ['base', '2020年基期值'],
      ['target', '2025年目标值'],
      ['leads', '责任部门'],
      ['category', '领域'],
    ],
    unitIn: 'column',
    categories: 'repeated',
    section: (n) => `(${chinese(n)})`,
    task: (n) => `${n}、`,
    title: 'line',
    duty: (lead, others) => `责任部门：${[lead, ...others].join('、')}`,
    dutyOn: 'line',
  },
  {
    ...usual,
    name: 'two tables, unit in the figure, no numbers',
    columns: [
      ['category', '一级指标'],
      ['name', '二级指标'],
      ['base', '2020年现状'],
      ['target', '2025年目标'],
      ['leads', '责任单位'],
    ],
    unitIn: 'figure',
    tables: 'two',
    tasksRestart: false,
    task: (n) => `${n}．`,
    duty: (lead, others) => {
      const doers = others.filter((one) => one.startsWith('各'))
      const names = [lead, ...others.filter((one) => !one.startsWith('各'))].join('、')
      return `（${names}${names.includes('、') ? '按照职责分工' : ''}负责${doers.length > 0 ? `，${doers.join('、')}实施` : ''}）`
    },
  },
  {
    ...usual,
    name: 'two tables, restarting numbers, two header rows',
    columns: [
      ['category', '指标类别'],
      ['no', '序号'],
      ['name', '指标'],
      ['base', '2020年'],
      ['target', '2025年'],
      ['nature', '指标属性'],
      ['leads', '负责单位'],
    ],
    header: 'twoRows',
    tables: 'two',
    numbers: 'restart',
    title: 'line',
    task: (n) => `（${n}）`,
    duty: (lead, others) =>
      others.length > 0 ? `（牵头单位：${lead}；配合单位：${others.join('、')}）` : `（牵头单位：${lead}）`,
    leadsJoint: '\n',
  },
  {
    ...usual,
    name: 'targets first, lead and help in words',
    columns: [
      ['category', '类别'],
      ['name', '项目'],
      ['target', '2025年末达到指标'],
      ['nature', '指标性质'],
    ],
    categories: 'first',
    unitIn: 'figure',
    duty: (lead, others) => (others.length > 0 ? `（${lead}牵头，${others.join('、')}配合）` : `（${lead}负责）`),
    tasksRestart: false,
  },
  {
    ...usual,
    name: 'chapters, lines of their own',
    columns: [
      ['no', '序号'],
      ['category', '分类'],
      ['name', '指标内容'],
      ['unit', '计量单位'],
      ['target', '目标值（2025年）'],
      ['base', '现状值（2020年）'],
      ['leads', '牵头部门'],
      ['nature', '指标属性'],
    ],
    unitIn: 'column',
    chapter: (n) => `第${chinese(n)}章 `,
    section: (n) => `第${chinese(n)}节 `,
    task: (n) => `(${n})`,
    title: 'line',
    duty: (lead, others) => `牵头部门：${lead}${others.length > 0 ? `；配合部门：${others.join('，')}` : ''}。`,
    dutyOn: 'line',
  },
  {
    ...usual,
    name: 'county, field and category merged, unit column, notes below',
    plan: yunxi,
    columns: [
      ['domain', '领域'],
      ['category', '类别'],
      ['no', '序号'],
      ['name', '指标'],
      ['unit', '单位'],
      ['base', '2020年'],
      ['target', '2025年'],
      ['nature', '属性'],
      ['leads', '牵头单位'],
    ],
    unitIn: 'column',
    footnotes: ['注：1.“—”表示没有统计数据。', '2.养老服务床位总量包括机构床位和家庭床位。'],
    title: 'line',
    duty: (lead, others) => `（${[lead, ...others].join('、')}按职责分工负责）`,
  },
  {
    ...usual,
    name: 'banner county, rows over each field, numbers restart there',
    plan: wulan,
    columns: [
      ['no', '序号'],
      ['name', '指标名称'],
      ['base', '2022年基数'],
      ['target', '2025年目标值'],
      ['nature', '指标属性'],
      ['leads', '责任单位'],
    ],
    banner: '乌兰旗养老托育服务体系建设主要指标表',
    groupRows: true,
    task: (n) => `${n}.`,
    duty: (lead, others) => `（牵头单位：${lead}${others.length > 0 ? `；配合单位：${others.join('、')}` : ''}）`,
  },
  {
    ...usual,
    name: 'city, two tables with other columns',
    plan: donglin,
    columns: [
      ['no', '序号'],
      ['category', '分类'],
      ['name', '指标名称'],
      ['unit', '计量单位'],
      ['base', '2020年现状'],
      ['target', '2025年目标'],
      ['nature', '指标性质'],
    ],
    unitIn: 'column',
    tables: 'two',
    numbers: 'restart',
    second: {
      columns: [
        ['name', '主要指标'],
        ['target', '目标值（2025年）'],
        ['leads', '责任部门'],
      ],
      unitIn: 'name',
    },
    chapter: (n) => `${chinese(n)}、`,
    task: (n) => `${n}、`,
    duty: (lead, others) => `责任单位：${[lead, ...others].join('、')}`,
    dutyOn: 'line',
    title: 'line',
  },
  {
    ...usual,
    name: 'each year its target, years below a title',
    plan: yunxi,
    columns: [
      ['category', '指标类别'],
      ['name', '具体指标'],
      ['unit', '单位'],
      ['base', '2020年实际'],
      ['interim', '2023年'],
      ['target', '2025年'],
      ['nature', '指标属性'],
    ],
    unitIn: 'column',
    categories: 'repeated',
    duty: (lead, others) => `（${[lead, ...others].join('、')}）`,
  },
  {
    ...usual,
    name: 'base above its year, target above its year',
    plan: donglin,
    columns: [
      ['no', '序号'],
      ['name', '指标名称'],
      ['base', '2020年现状'],
      ['target', '2025年目标'],
      ['leads', '牵头部门'],
    ],
    unitIn: 'figure',
    header: 'twoRows',
    upperTitle: '十四五规划目标',
  },
  {
    ...usual,
    name: 'tasks shared out in an annex',
    plan: yunxi,
    columns: [
      ['no', '序号'],
      ['name', '指标名称'],
      ['base', '2020年'],
      ['target', '2025年'],
      ['leads', '责任单位'],
    ],
    title: 'line',
    taskTable: {
      columns: [
        ['no', '序号'],
        ['heading', '重点任务'],
        ['task', '具体任务'],
        ['lead', '牵头单位'],
        ['others', '配合单位'],
        ['deadline', '完成时限'],
      ],
      alone: true,
    },
  },
  {
    ...usual,
    name: 'tasks in the text and in an annex',
    plan: linjiang,
    taskTable: {
      columns: [
        ['no', '序号'],
        ['task', '工作任务'],
        ['lead', '责任部门'],
        ['deadline', '时间节点'],
      ],
      alone: false,
    },
  },
]
