import type { Layout } from './layout.test-support.ts'
import { linjiang } from './linjiang.test-support.ts'

const DIGITS = '一二三四五六七八九十'
/** A number as a heading prints it. */
export const chinese = (n: number) => DIGITS[n - 1] ?? String(n)

/** What most plans look like; the others say how they differ. */
export const usual: Layout = {
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
