import { plusDays } from '../../../platform/clock.ts'
import type { CounterRegistry } from '../../../platform/counters/registry.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { PlanRecord } from '../publishing/current.ts'
import { aimOf } from '../rules/aim.ts'
import { definitionOn } from '../rules/definition.ts'
import { pathOf } from '../rules/path.ts'
import { forecast } from '../rules.ts'
import { evidenceFiles, pick } from '../tasks/evidence/store.ts'
import { isNow } from '../tasks/moment.ts'
import type { Standing } from './board.ts'
import type { IndicatorDetail, ReportedValue } from './contract.ts'
import { referencesOf } from './counted.ts'
import { headOf } from './head.ts'
import { mayDecide, mayDefine, mayReport, mayWithdraw } from './policy.ts'
import { listDefinitions, listLinkedTasks, listTargets, listValues } from './store.ts'
import type { ValueTable } from './tables.ts'

/** Everything about one indicator, as of the transaction's day. */
export async function detailOf(
  tx: Tx,
  plan: PlanRecord,
  standing: Standing,
  counters: CounterRegistry,
): Promise<IndicatorDetail> {
  const { row, definition, points, figures } = standing
  const key = row.key
  const now = definitionOn(definition, tx.asOf)
  const aim = aimOf(now, figures)
  const path = aim && pathOf(now, aim, tx.asOf, figures)
  const leads = row.leads.map((lead) => lead.id)
  const open = isNow(tx)
  return {
    ...row,
    plan: await headOf(tx, plan),
    asOf: tx.asOf,
    corrected: tx.asOf !== tx.today && tx.knownAt >= tx.now,
    path: path && { from: path.from, to: path.to },
    points: points.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }])),
    forecast: forecast(definition, points, tx.asOf, figures),
    values: await valuesOf(tx, plan, standing, open),
    targets: [
      ...(await listTargets(tx, plan.id, key)).map((target) => ({
        ...{
          id: target.id,
          year: standing.printed.targetYear,
          text: target.text,
          op: target.op as 'range',
          value: target.value,
          max: target.value_max,
        },
        ...{ document: target.document, validFrom: target.valid_from, withdrawn: false },
        set: { name: target.set_by, at: target.known_at.toISOString() },
      })),
      {
        ...{
          id: null,
          year: standing.printed.targetYear,
          text: standing.printed.target,
          op: standing.printed.targetOp as 'range',
        },
        ...{ value: standing.printed.targetValue, max: standing.printed.targetMax, document: null, set: null, withdrawn: false },
        validFrom: plan.issuedOn ?? `${plan.periodStart ?? plan.periodEnd - 4}-01-01`,
      },
    ],
    definitions: (await listDefinitions(tx, plan.id, key)).map((version) => ({
      ...{ version: version.version, kind: version.kind, unsure: version.unsure, origin: version.origin },
      set: { name: version.set_by, at: version.known_at.toISOString() },
    })),
    counters: referencesOf(standing.settings).flatMap((reference) => {
      const counter = counters.find(reference)
      return counter ? [{ key: reference, name: counter.name.zh, unit: counter.unit }] : []
    }),
    tasks: await listLinkedTasks(tx, plan.id, key),
    may: {
      report: open && row.source === 'reported' && mayReport(tx.actor, tx.district, leads),
      assign: open && mayDefine(tx.actor, tx.district),
      define: open && mayDefine(tx.actor, tx.district),
    },
  }
}

async function valuesOf(tx: Tx, plan: PlanRecord, { row, printed }: Standing, open: boolean): Promise<ReportedValue[]> {
  const values = await listValues(tx, plan.id, row.key)
  const files = await evidenceFiles(
    tx,
    values.flatMap((value) => value.evidence as unknown as string[]),
  )
  const leads = new Map(row.leads.map((lead) => [lead.id, lead]))
  return values.map((value) => {
    const { state, decided, reason } = asKnown(value, tx.knownAt)
    return {
      ...{
        id: value.id,
        key: value.key,
        startsOn: value.starts_on,
        on: plusDays(value.ends_on, -1),
        value: value.value,
        verdict: value.verdict,
      },
      ...{ note: value.note, evidence: pick(files, value.evidence as unknown as string[]), state, decided, reason },
      department: value.department ? (leads.get(value.department) ?? { id: value.department, name: value.department }) : null,
      reported: { name: value.reported_name, at: value.reported_at.toISOString() },
      may: {
        decide: open && state === 'reported' && mayDecide(tx.actor, tx.district, [...leads.keys()], value.reported_by),
        withdraw: open && mayWithdraw(tx.actor, tx.district, { state, reportedBy: value.reported_by }),
        declareBase:
          open &&
          state === 'approved' &&
          value.value !== null &&
          printed.baseValue === null &&
          !row.base.declared &&
          mayDefine(tx.actor, tx.district),
      },
    }
  })
}

/** The state a value had at an instant: what was decided or withdrawn later was still waiting or approved then. */
function asKnown(value: ValueTable, at: Date): Pick<ReportedValue, 'state' | 'decided' | 'reason'> {
  const withdrawn = value.withdrawn_at !== null && value.withdrawn_at <= at
  const decided = value.decided_at !== null && value.decided_at <= at
  const deed = decided ? { name: value.decided_name ?? '', at: (value.decided_at as Date).toISOString() } : null
  if (withdrawn) return { state: 'withdrawn', decided: deed, reason: value.withdrawn_reason }
  if (!decided) return { state: 'reported', decided: null, reason: null }
  return { state: value.state === 'rejected' ? 'rejected' : 'approved', decided: deed, reason: value.decided_reason }
}
