import type { Context } from '../../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../../platform/problem.ts'
import { currentPlan } from '../../publishing/current.ts'
import { readDirectory } from '../../publishing/store.ts'
import { readIndicatorNames, readTasks } from '../../tasks/store.ts'
import { standings } from '../board.ts'
import { mayDefine } from '../policy.ts'
import { lockIndicator } from '../store.ts'
import type { LeadAssignment, LeadAssignments, UnledIndicators } from './contract.ts'
import { lastLeadChange, readPositions, readSpans, replaceLeads } from './store.ts'
import { type LedTask, suggestLead } from './suggest.ts'

type Which = { plan?: string | undefined }

/** The plan's indicators without a lead department, each with whom its tasks let one think of. */
export async function listUnled(ctx: Context, { plan }: Which = {}): Promise<UnledIndicators> {
  return await reading(ctx, async (tx) => {
    permit(mayDefine(tx.actor, tx.district))
    const record = await currentPlan(tx, plan)
    const unled = (await standings(tx, record)).map(({ row }) => row).filter((row) => row.leads.length === 0)
    const spans = await readSpans(tx, record.id, record.version)
    const positions = await readPositions(tx, record.id)
    const tasks: LedTask[] = (await readTasks(tx, record.id)).map(({ key, no, title, path, domain, duties, indicators }) => {
      const lead = duties.find((duty) => duty.role === 'lead')
      return {
        ...{ key, no, title, path, domain, indicators },
        lead: lead ? { id: lead.id, name: lead.name } : null,
        span: spans.tasks[positions.tasks.get(key) ?? -1] ?? null,
      }
    })
    return {
      indicators: unled.map(({ key, no, domain, category, name }) => ({
        ...{ key, no, domain, category, name },
        suggestion: suggestLead(
          { key, domain, category, name, span: spans.indicators[positions.indicators.get(key) ?? -1] ?? null },
          tasks,
        ),
      })),
    }
  })
}

/** Assigns the lead departments of an indicator: the coordinator's word, where the document prints none or has changed hands. */
export async function assignLeads(
  ctx: Context,
  key: string,
  { departments }: LeadAssignment,
  plan?: string,
): Promise<{ key: string }> {
  await assignLeadsToMany(ctx, { assignments: [{ key, departments }] }, { plan })
  return { key }
}

/** Assigns the lead departments of many indicators in one go, each with its own line in the record of deeds; all of them or none. */
export async function assignLeadsToMany(
  ctx: Context,
  { assignments }: LeadAssignments,
  { plan }: Which = {},
): Promise<{ keys: string[] }> {
  return await transaction(ctx, async (tx) => {
    permit(mayDefine(tx.actor, tx.district))
    const record = await currentPlan(tx, plan)
    const names = await readIndicatorNames(tx, record.id)
    for (const { key } of assignments) found(names.get(key), 'indicator')
    const nameOf = await requireDepartments(
      tx,
      assignments.flatMap((one) => one.departments),
    )
    // In one order, so that two who assign the same indicators wait for one another instead of both failing.
    for (const { key, departments } of assignments.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
      const title = found(names.get(key), 'indicator')
      await lockIndicator(tx, record.id, key)
      await replaceLeads(tx, record.id, key, [...new Set(departments)], after(tx, await lastLeadChange(tx, record.id, key)))
      await tx.audit('plans.assign_leads', key, { title, departments: departments.map(nameOf) })
    }
    return { keys: assignments.map((one) => one.key) }
  })
}

/** Refuses what is no single department; answers how to name those that are. */
async function requireDepartments(tx: Tx, wanted: string[]): Promise<(id: string) => string> {
  const single = [...(await readDirectory(tx)).byName].filter(([, meaning]) => meaning.members === null)
  const known = new Map(single.reverse().map(([name, { id }]) => [id, name])) // its own name comes before the other ones
  const unknown = [...new Set(wanted)].filter((id) => !known.has(id))
  if (unknown.length > 0) throw new Problem(422, 'departments_unknown', { names: unknown.join('、') })
  return (id) => known.get(id) ?? id
}

/** Now, or just after the last change where the clock has not moved on since. */
function after(tx: Tx, last: Date | null): Date {
  return last && last >= tx.now ? new Date(last.getTime() + 1) : tx.now
}
