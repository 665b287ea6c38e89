import type { Layout } from './layout.test-support.ts'
import { chinese, usual } from './usual-layout.test-support.ts'

/** Layouts of the district's plan. */
export const districtLayouts: Layout[] = [
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
]
