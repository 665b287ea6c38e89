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
