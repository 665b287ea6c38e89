import type { Tx } from '../../../platform/database/transaction.ts'
import type { PlanPack } from '../import/pack.ts'
import { keyedSections } from '../publishing/actions.ts'
import { type Printed, standingRows } from '../publishing/store.ts'
import type { Difference } from './contract.ts'
import { outOfOrder } from './order.ts'
import { readPlanHead } from './store.ts'

type Section = Difference['section']
type Table = Parameters<typeof standingRows>[1]
type Standing = Awaited<ReturnType<typeof standingRows>>[number]
type Fields = Difference['fields']

/** What publishing the pack as the plan's next version would change, row by row and field by field; rows are matched as publishing matches them. */
export async function differencesOf(tx: Tx, plan: string, pack: PlanPack): Promise<Difference[]> {
  const head = changedFields(await readPlanHead(tx, plan), headOf(pack))
  const differences: Difference[] =
    head.length > 0 ? [{ section: 'head', key: 'head', title: pack.title ?? '', change: 'changed', fields: head }] : []
  const compared = async (section: Section, table: Table, rows: Printed[], register?: string) =>
    differences.push(...rowsCompared(section, await standingRows(tx, table, plan, register), rows))

  const { indicators, tasks, projects, registers } = await keyedSections(tx, plan, pack)
  await compared('indicators', 'plans.indicator', indicators)
  await compared('tasks', 'plans.task', tasks)
  await compared('projects', 'plans.project', projects)
  for (const { register, items } of registers) await compared(register, 'plans.register_item', items, register)
  return differences
}

function rowsCompared(section: Section, standing: Standing[], printed: Printed[]): Difference[] {
  const before = new Map(standing.map((row, at) => [row.key, { row, at }]))
  const kept = printed.flatMap(({ key }) => before.get(key)?.at ?? [])
  const moved = outOfOrder(kept)
  const here = new Set(printed.map((row) => row.key))
  const removed = standing
    .filter((row) => !here.has(row.key))
    .map((row): Difference => ({ section, key: row.key, title: titleOf(row), change: 'removed', fields: [] }))
  return [
    ...printed.flatMap(({ key, facts }, position): Difference[] => {
      const old = before.get(key)
      const common = { section, key, title: titleOf(facts) }
      if (!old) return [{ ...common, change: 'added', fields: changedFields({}, facts) }]
      const fields = changedFields(old.row, facts)
      const place = moved.has(old.at) ? [{ field: 'position', before: String(old.at + 1), after: String(position + 1) }] : []
      if (fields.length + place.length === 0) return []
      return [{ ...common, change: fields.length > 0 ? 'changed' : 'moved', fields: [...fields, ...place] }]
    }),
    ...removed,
  ]
}

function changedFields(before: object, after: object): Fields {
  const old = new Map(Object.entries(before))
  return Object.entries(after).flatMap(([column, value]) => {
    const [was, is] = [textOf(column, old.get(column)), textOf(column, value)]
    return was === is ? [] : [{ field: fieldOf(column), before: was, after: is }]
  })
}

const headOf = ({ title, docNumber, issuer, issuedDate, periodEnd }: PlanPack) => ({
  title,
  docNumber,
  issuer,
  issuedDate,
  periodEnd,
})

const titleOf = (row: object): string => {
  const { name, title } = row as { name?: unknown; title?: unknown }
  return String(name ?? title ?? '')
}

const lists = new Set(['lead_names', 'department_names', 'responsible_names', 'path'])

// A list is an array when it comes from the database, and JSON text when it is about to go there.
function textOf(column: string, value: unknown): string | null {
  const whole: unknown = lists.has(column) && typeof value === 'string' ? JSON.parse(value) : value
  if (Array.isArray(whole)) return whole.join(column === 'path' ? ' › ' : '、') || null
  return whole === null || whole === undefined ? null : String(whole)
}

const renamed: Record<string, string> = { lead_names: 'leads', department_names: 'departments', responsible_names: 'responsible' }
const fieldOf = (column: string) => renamed[column] ?? column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
