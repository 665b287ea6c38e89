import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { contentHash, newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { valueDecided, valueReported } from '../events.ts'
import { currentPlan, findStruckIndicator, type PlanRecord } from '../publishing/current.ts'
import { accumulates, definitionOn } from '../rules.ts'
import { IndicatorSetting } from '../settings.ts'
import { evidenceOf } from '../tasks/evidence/store.ts'
import { readIndicatorNames } from '../tasks/store.ts'
import { type Standing, standings } from './board.ts'
import type { Board, IndicatorDetail, IndicatorRow, NewDefinition, NewTarget, NewValue } from './contract.ts'
import { detailOf } from './detail.ts'
import { headOf } from './head.ts'
import { mayDecide, mayDefine, mayReport, mayWithdraw } from './policy.ts'
import {
  endTarget,
  insertBase,
  insertDefinition,
  insertTarget,
  insertValue,
  listBases,
  listDefinitions,
  lockIndicator,
  lockValue,
  updateValue,
} from './store.ts'

/** The board: every indicator of the plan with its value, path and status as of the context's day. */
export async function getBoard(ctx: Context, plan?: string): Promise<Board> {
  return await reading(ctx, async (tx) => {
    const record = await currentPlan(tx, plan)
    const indicators = (await standings(tx, record)).map((standing) => standing.row)
    return {
      plan: await headOf(tx, record),
      asOf: tx.asOf,
      corrected: tx.asOf !== tx.today && tx.knownAt >= tx.now,
      indicators,
      counts: countStatus(indicators),
    }
  })
}

/** How many indicators have each status. */
export function countStatus(rows: readonly IndicatorRow[]): Board['counts'] {
  const counts: Board['counts'] = {}
  for (const row of rows) counts[row.status] = (counts[row.status] ?? 0) + 1
  return counts
}

/** One indicator with its history, forecast, evidence, targets, definitions and what the caller may do. */
export async function getIndicator(ctx: Context, key: string, plan?: string): Promise<IndicatorDetail> {
  return await reading(ctx, async (tx) => {
    const record = await currentPlan(tx, plan)
    return await detailOf(tx, record, await theStanding(tx, record, key, 600), ctx.counters)
  })
}

/** Reports a value for a day or a period with evidence; it counts once another person has approved it. Source: 各方案“跟踪评估”. */
export async function reportValue(ctx: Context, key: string, wish: NewValue, plan?: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const record = await currentPlan(tx, plan)
    const standing = await theStanding(tx, record, key)
    const leads = standing.row.leads.map((lead) => lead.id)
    permit(mayReport(tx.actor, tx.district, leads))
    requireReportable(standing, wish, tx)
    await evidenceOf(tx, wish.evidence)

    const id = newId()
    await insertValue(tx, {
      ...{ id, plan: record.id, key, ...periodOf(standing, wish, record) },
      ...{ value: wish.value ?? null, verdict: wish.verdict ?? null, note: wish.note, evidence: JSON.stringify(wish.evidence) },
      department: leads.find((lead) => mayReport(tx.actor, tx.district, [lead])) ?? null,
      ...{ reported_by: tx.actor.id, reported_name: tx.actor.name, reported_at: tx.now, state: 'reported' },
      ...{ decided_by: null, decided_name: null, decided_at: null, decided_reason: null },
      ...{ withdrawn_by: null, withdrawn_at: null, withdrawn_reason: null },
    })
    await tx.audit('plans.report_value', id, { key, title: standing.row.name, on: wish.on })
    await tx.emit(valueReported({ value: id }))
    return { id }
  })
}

/** Approves or rejects a waiting value: another person than the one who reported it. 409 `value_decided_already` for the second of two. */
export async function decideValue(
  ctx: Context,
  id: string,
  decision: { approve: boolean; reason: string },
): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const value = found(await lockValue(tx, id), 'value')
    const { row } = await theStanding(tx, await currentPlan(tx, value.plan), value.key)
    permit(
      mayDecide(
        tx.actor,
        tx.district,
        row.leads.map((lead) => lead.id),
        value.reported_by,
      ),
    )
    if (value.state !== 'reported')
      throw new Problem(409, 'value_decided_already', { state: value.state, by: value.decided_name ?? '' })
    await updateValue(tx, id, {
      ...{ state: decision.approve ? 'approved' : 'rejected', decided_reason: decision.reason || null },
      ...{ decided_by: tx.actor.id, decided_name: tx.actor.name, decided_at: tx.now },
    })
    await tx.audit(decision.approve ? 'plans.approve_value' : 'plans.reject_value', id, { key: value.key, title: row.name })
    await tx.emit(valueDecided({ value: id }))
    return { id }
  })
}

/** Withdraws a value with a reason: the reporter what still waits, the coordinator also what was approved. It stays in the history. */
export async function withdrawValue(ctx: Context, id: string, reason: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const value = found(await lockValue(tx, id), 'value')
    if (value.state === 'rejected' || value.state === 'withdrawn')
      throw new Problem(409, 'value_decided_already', { state: value.state, by: value.decided_name ?? '' })
    permit(mayWithdraw(tx.actor, tx.district, { state: value.state, reportedBy: value.reported_by }))
    await updateValue(tx, id, { state: 'withdrawn', withdrawn_by: tx.actor.name, withdrawn_at: tx.now, withdrawn_reason: reason })
    await tx.audit('plans.withdraw_value', id, { ...(await named(tx, value.plan, value.key)), reason })
    await tx.emit(valueDecided({ value: id }))
    return { id }
  })
}

/** Declares an approved value the base of an indicator whose document prints none; from then on it has a path. */
export async function declareBase(ctx: Context, id: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayDefine(tx.actor, tx.district))
    const value = found(await lockValue(tx, id), 'value')
    const { printed, row } = await theStanding(tx, await currentPlan(tx, value.plan), value.key)
    if (printed.baseValue !== null) throw new Problem(422, 'base_is_printed', { base: printed.base ?? '' })
    if (value.state !== 'approved' || value.value === null) throw new Problem(422, 'base_needs_approved_number')
    await lockIndicator(tx, value.plan, value.key)
    if ((await listBases(tx, value.plan, value.key)).length > 0) throw new Problem(409, 'base_declared_already')
    await insertBase(tx, { plan: value.plan, key: value.key, value: id, known_at: tx.now, set_by: tx.actor.name })
    await tx.audit('plans.declare_base', id, { key: value.key, title: row.name })
    return { id }
  })
}

/** Settles what kind of number an indicator is, as the next version of its definition; what the file says no longer overwrites it. */
export async function defineIndicator(ctx: Context, key: string, wish: NewDefinition, plan?: string): Promise<{ key: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayDefine(tx.actor, tx.district))
    const record = await currentPlan(tx, plan)
    const { settings, row } = await theStanding(tx, record, key)
    const { becomes, per, unsure: _, ...kept } = settings
    const next = IndicatorSetting.safeParse({
      ...{ ...kept, kind: wish.kind },
      ...(wish.kind === 'handed_down' ? { becomes: becomes ?? 'stock' } : {}),
      ...(wish.kind === 'floor' ? { per: per ?? { of: 'family' } } : {}),
      ...(wish.unsure ? { unsure: wish.unsure } : {}),
    })
    if (!next.success)
      throw new Problem(422, 'definition_invalid', { expected: next.error.issues.map((issue) => issue.message).join('; ') })
    const version = ((await listDefinitions(tx, record.id, key))[0]?.version ?? 0) + 1
    await insertDefinition(tx, {
      ...{
        plan: record.id,
        key,
        version,
        kind: next.data.kind,
        settings: JSON.stringify(next.data),
        unsure: next.data.unsure ?? null,
      },
      ...{ origin: 'local', content_hash: contentHash(JSON.stringify(next.data)), known_at: tx.now, set_by: tx.actor.name },
    })
    await tx.audit('plans.define_indicator', key, { title: row.name, version, kind: next.data.kind })
    return { key }
  })
}

/** Enters the figure the city handed down, with its document; it is the target from that day. Source: the plans' 完成市下达指标. */
export async function handDownTarget(ctx: Context, key: string, wish: NewTarget, plan?: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayDefine(tx.actor, tx.district))
    const record = await currentPlan(tx, plan)
    const { row } = await theStanding(tx, record, key)
    const id = newId()
    await insertTarget(tx, {
      ...{
        id,
        plan: record.id,
        key,
        op: wish.op,
        value: wish.value,
        value_max: wish.max,
        text: wish.text,
        document: wish.document,
      },
      ...{
        valid_from: wish.validFrom,
        known_at: tx.now,
        set_by: tx.actor.name,
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      },
    })
    await tx.audit('plans.hand_down_target', id, { key, title: row.name, document: wish.document })
    return { id }
  })
}

/** Withdraws a handed-down target with a reason; it stays in the history and the one before it holds again. */
export async function withdrawTarget(ctx: Context, id: string, reason: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayDefine(tx.actor, tx.district))
    const { plan, key } = found(await endTarget(tx, id, reason), 'target')
    await tx.audit('plans.withdraw_target', id, { ...(await named(tx, plan, key)), reason })
    return { id }
  })
}

/** An indicator as the record of deeds names it. */
async function named(tx: Tx, plan: string, key: string): Promise<{ key: string; title: string }> {
  return { key, title: (await readIndicatorNames(tx, plan)).get(key) ?? key }
}

async function theStanding(tx: Tx, plan: PlanRecord, key: string, points?: number): Promise<Standing> {
  const [standing] = await standings(tx, plan, key, points)
  const struck = standing ? undefined : await findStruckIndicator(tx, plan.id, key)
  if (struck) {
    const { name, version, on, last } = struck
    throw new Problem(404, 'indicator_struck', { name, version, on, last })
  }
  return found(standing, 'indicator')
}

function requireReportable({ row, settings, definition }: Standing, wish: NewValue, tx: Tx): void {
  if (row.source === 'counted') throw new Problem(422, 'indicator_is_counted')
  if (wish.on > tx.today) throw new Problem(422, 'day_not_yet', { day: wish.on, today: tx.today })
  if (wish.startsOn !== undefined && wish.startsOn > wish.on) throw new Problem(422, 'period_reversed')
  const { kind, target } = definitionOn(definition, tx.asOf)
  const inWords = kind === 'qualitative' || (target.op === 'qualitative' && !settings.trend && kind !== 'handed_down')
  if (wish.verdict !== undefined && !inWords) throw new Problem(422, 'number_expected', { unit: row.unit ?? '' })
}

/** A stock stands for its day; what accumulates stands for the time since the plan or the year began. */
function periodOf({ definition }: Standing, wish: NewValue, plan: PlanRecord): { starts_on: string; ends_on: string } {
  const span = accumulates(definition)
  const began =
    span === 'year'
      ? `${wish.on.slice(0, 4)}-01-01`
      : span === 'plan'
        ? `${plan.periodStart ?? plan.periodEnd - 4}-01-01`
        : wish.on
  return { starts_on: wish.startsOn ?? ([began, wish.on].sort()[0] as string), ends_on: plusDays(wish.on, 1) }
}
