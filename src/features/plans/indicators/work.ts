import { holds } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { planOrNone } from '../publishing/current.ts'
import { standings } from './board.ts'
import { mayDecide, mayReport } from './policy.ts'
import { listWaiting } from './store.ts'

/** What indicators ask of the actor: reports to decide, values to report, leads to assign. */
export async function indicatorWorkItems(tx: Tx): Promise<WorkItem[]> {
  const plan = await planOrNone(tx)
  if (!plan) return []
  const rows = (await standings(tx, plan)).map((standing) => standing.row)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const leadsOf = (key: string) => byKey.get(key)?.leads.map((lead) => lead.id) ?? []
  const href = (key: string) => `/console/${tx.district}/indicators/${key}`

  const decide = (await listWaiting(tx))
    .filter((value) => value.plan === plan.id && mayDecide(tx.actor, tx.district, leadsOf(value.key), value.reportedBy))
    .map((value) => ({
      id: value.id,
      kind: 'plans.work.decide_value',
      title: value.name,
      subject: value.reportedName,
      dueOn: null,
      href: href(value.key),
      urgent: false,
    }))
  const report = rows
    .filter(
      (row) =>
        row.source === 'reported' &&
        row.status === 'awaiting_report' &&
        row.waiting === 0 &&
        mayReport(tx.actor, tx.district, leadsOf(row.key)),
    )
    .map((row) => ({
      id: `report ${row.key}`,
      kind: 'plans.work.report_value',
      title: row.name,
      subject: row.key,
      dueOn: null,
      href: href(row.key),
      urgent: row.nature === '约束性',
    }))
  const assign = holds(tx.actor, tx.district, 'coordinator')
    ? rows
        .filter((row) => row.leads.length === 0)
        .map((row) => ({
          id: `assign ${row.key}`,
          kind: 'plans.work.assign_lead',
          title: row.name,
          subject: row.key,
          dueOn: null,
          href: href(row.key),
          urgent: false,
        }))
    : []
  return [...decide, ...report, ...assign]
}
