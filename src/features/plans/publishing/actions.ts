import { startOfDay } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { planPublished } from '../events.ts'
import { keysFor, numbered } from './keys.ts'
import { resolveDepartment, unknownDepartments } from './resolve.ts'
import { type AnyPack, indicatorFacts, projectFacts, registerFacts, taskFacts } from './rows.ts'
import {
  insertPlan,
  insertVersion,
  lockPlan,
  readDirectory,
  standingRows,
  struckRows,
  supersede,
  supersedeDuties,
  supersedeLeads,
  versionsOf,
} from './store.ts'

/** A pack to be published: as a new plan under `slug`, or as the next version of `plan`. */
export type Publishing = {
  pack: AnyPack
  contentHash: string
  origin: 'file' | 'local'
  slug: string
  plan?: string
  periodStart: number | null
  /** When the version counts as known; a document's own day for a file, now for what a person publishes. */
  knownAt: Date
}

/**
 * Publishes a pack as a version: rows keep their keys, printed departments become leads and duties, history stays. 422
 * `departments_unknown` names those nobody knows. Answers the plan and the version.
 */
export async function publishPack(tx: Tx, publishing: Publishing): Promise<{ plan: string; version: number }> {
  const { pack, knownAt } = publishing
  const directory = await readDirectory(tx)
  const unknown = unknownDepartments(printedDepartments(pack), directory)
  if (unknown.length > 0) throw new Problem(422, 'departments_unknown', { names: unknown.join('、') })

  const { periodEnd } = pack
  if (periodEnd === null) throw new Problem(422, 'plan_period_missing')
  const plan = await planFor(tx, publishing, periodEnd)
  const version = ((await versionsOf(tx, plan))[0]?.version ?? 0) + 1
  await insertVersion(tx, {
    ...{ plan, version, origin: publishing.origin, content_hash: publishing.contentHash, pack, published_at: knownAt },
    ...{ title: pack.title, doc_number: pack.docNumber, issuer: pack.issuer, issued_on: pack.issuedDate, period_end: periodEnd },
  })
  const at = { plan, version, knownAt }

  const { indicators, tasks, projects, registers } = await keyedSections(tx, plan, pack)
  await supersede(tx, 'plans.indicator', at, indicators)
  await supersedeLeads(
    tx,
    plan,
    pack.indicators.flatMap((row, i) => leadsOf(row.leads, indicators[i]?.key as string)),
    knownAt,
  )

  await supersede(tx, 'plans.task', at, tasks)
  await supersedeDuties(
    tx,
    plan,
    pack.tasks.flatMap((row, i) => dutiesOf(row.departments, tasks[i]?.key as string)),
    knownAt,
  )

  await supersede(tx, 'plans.project', at, projects)
  for (const { register, items } of registers) await supersede(tx, 'plans.register_item', { ...at, register }, items)
  await tx.audit('plans.publish', plan, { version, origin: publishing.origin, contentHash: publishing.contentHash })
  await tx.emit(planPublished({ plan }))
  return { plan, version }

  function leadsOf(names: string[], key: string) {
    const ids = [...new Set(names.flatMap((name) => resolveDepartment(name, directory)?.departments ?? []))]
    return ids.map((department, position) => ({ key, department, position }))
  }

  function dutiesOf(names: string[], task: string) {
    const duties = new Map<
      string,
      { task: string; department: string; role: 'lead' | 'support' | 'implement'; position: number }
    >()
    for (const name of names) {
      const resolved = resolveDepartment(name, directory)
      const group = (resolved?.departments.length ?? 0) !== 1
      for (const department of resolved?.departments ?? []) {
        if (duties.has(department)) continue
        const role = duties.size === 0 && !resolved?.implements ? 'lead' : resolved?.implements || group ? 'implement' : 'support'
        duties.set(department, { task, department, role, position: duties.size })
      }
    }
    return [...duties.values()]
  }
}

/** Every department name a pack prints. */
export function printedDepartments(pack: AnyPack): string[] {
  return [...pack.indicators.flatMap((row) => row.leads), ...pack.tasks.flatMap((row) => row.departments)]
}

/** The instant from which a document's content counts as known: the day it was issued, else the first day of its last three years. */
export function knownFrom(pack: AnyPack): Date {
  return startOfDay(pack.issuedDate ?? `${(pack.periodEnd ?? 2000) - 3}-01-01`)
}

async function planFor(tx: Tx, { plan, slug, periodStart, knownAt }: Publishing, periodEnd: number): Promise<string> {
  const existing = await lockPlan(tx, plan ? { id: plan } : { slug })
  if (!existing) return await insertPlan(tx, { slug, period_start: periodStart, period_end: periodEnd, known_at: knownAt })
  return existing.id
}

const registerNames = ['industries', 'reforms', 'policies', 'factors'] as const

/** Everything a pack prints with the key each row would have as the plan's next version: what publishing writes and what differences show. */
export async function keyedSections(tx: Tx, plan: string, pack: AnyPack) {
  const registers = []
  for (const register of registerNames) {
    const rows = pack.lists[register]
    const nameOf = (row: (typeof rows)[number]) => row.name
    const items = await keyed(tx, 'plans.register_item', plan, rows, nameOf, registerFacts, undefined, register[0], register)
    registers.push({ register, items })
  }
  const named = (row: { name: string }) => row.name
  return {
    indicators: await keyed(tx, 'plans.indicator', plan, pack.indicators, named, indicatorFacts, (row) => row.key),
    tasks: await keyed(tx, 'plans.task', plan, pack.tasks, (row) => row.title, taskFacts, undefined, 't'),
    projects: await keyed(tx, 'plans.project', plan, pack.projects, named, projectFacts, undefined, 'p'),
    registers,
  }
}

async function keyed<Row>(
  tx: Tx,
  table: Parameters<typeof standingRows>[1],
  plan: string,
  rows: Row[],
  nameOf: (row: Row) => string,
  factsOf: (row: Row) => Record<string, unknown>,
  printedKey?: (row: Row) => string,
  prefix = '',
  register?: string,
) {
  const standing = await standingRows(tx, table, plan, register)
  const struck = await struckRows(tx, table, plan, register)
  const knownBy = (row: (typeof standing)[number]) => ({
    key: row.key,
    name: row.name ?? row.title ?? '',
    position: row.position,
  })
  const fresh = printedKey
    ? (taken: ReadonlySet<string>, at: number) => {
        const own = printedKey(rows[at] as Row)
        return taken.has(own) ? numbered(`${own.split('/')[0]}/`)(taken, rows.length) : own
      }
    : numbered(prefix)
  const keys = keysFor(rows.map(nameOf), standing.map(knownBy), fresh, struck.map(knownBy))
  return rows.map((row, i) => ({ key: keys[i] as string, facts: factsOf(row) }))
}
