import { plusDays, startOfDay } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { firstTime } from '../../../platform/settings/store.ts'
import { type Chance, chanceFrom } from '../demo/chance.ts'
import { currentPlan, type PlanRecord } from '../publishing/current.ts'
import { accumulates } from '../rules.ts'
import { type Standing, standings } from './board.ts'
import type { IndicatorRow } from './contract.ts'
import { insertBase, insertValue } from './store.ts'

/**
 * Synthetic values for every indicator that is reported: quarter by quarter up to the demonstration's day, some ahead, some behind, some waiting
 * for a decision, some never reported. Every note and name says 演示.
 */
export async function demonstrateIndicators(ctx: Context): Promise<void> {
  await transaction(ctx, async (tx) => {
    if (!(await firstTime(tx, 'demo.plans.indicators'))) return
    const plan = await currentPlan(tx)
    const evidence = await ctx.files.save(tx, {
      name: '演示佐证材料.txt',
      content: Buffer.from('演示佐证材料：本文件由系统编造，并非真实统计。\n'),
    })
    for (const standing of await standings(tx, plan)) {
      const chance = chanceFrom(`${tx.district} ${standing.row.key}`)
      await reportHistory({ tx, plan, standing, chance, evidence: evidence.id })
    }
  })
}

type Case = { tx: Tx; plan: PlanRecord; standing: Standing; chance: Chance; evidence: string }

async function reportHistory(it: Case): Promise<void> {
  const { tx, plan, standing, chance } = it
  if (standing.row.source === 'counted' || standing.settings.kind === 'handed_down') return
  if (chance() < 0.08) return // never reported
  const days = quarterEnds(plan, tx.today)
  const inWords = standing.row.target.value === null
  const pace = 0.72 + chance() * 0.5
  const wanted = inWords ? days.slice(-1) : days
  for (const [at, on] of wanted.entries()) {
    const value = inWords ? null : valueOn(standing, { share: (at + 1) / fullLength(plan), pace, on, chance })
    const id = await insertReported(it, on, value, 'approved')
    if (at === 0 && !inWords && standing.printed.baseValue === null && chance() < 0.4) {
      await insertBase(tx, {
        plan: plan.id,
        key: standing.row.key,
        value: id,
        known_at: startOfDay(plusDays(on, 20)),
        set_by: '演示统筹员',
      })
    }
  }
  if (chance() < 0.15) {
    const share = (days.length + 1) / fullLength(plan)
    await insertReported(it, tx.today, inWords ? null : valueOn(standing, { share, pace, on: tx.today, chance }), 'reported')
  }
}

function valueOn({ row, definition }: Standing, at: { share: number; pace: number; on: string; chance: Chance }): number {
  const target = row.target.value as number
  const wobble = 1 + (at.chance() - 0.5) * 0.03
  const span = accumulates(definition)
  const share = span === 'year' ? Number(at.on.slice(5, 7)) / 12 : at.share
  const from = span ? 0 : (row.base.value ?? target * 0.55)
  const grown = (from + (target - from) * Math.min(1.08, share * at.pace)) * (span ? 1 : wobble)
  const bounded = row.unit === '%' ? Math.min(100, grown) : grown
  return isCount(row) ? Math.round(bounded) : Math.round(bounded * 100) / 100
}

/** Units that can be divided: a share, a measure, tens of thousands of something. */
const divisible = /[%％‰万]|米|m²|公顷|公里|小时/

/** Whether an indicator counts things, of which there are no halves: people, beds, places; not a ratio, and no figure of its own is a fraction. */
function isCount({ kind, unit, target, base }: IndicatorRow): boolean {
  const printed = [target.value, target.max, base.value].filter((value) => value !== null)
  return !ratios.has(kind) && !divisible.test(unit ?? '') && printed.every(Number.isInteger)
}

const ratios = new Set(['share', 'coverage', 'average_per_year'])

async function insertReported(
  { tx, plan, standing, evidence, chance }: Case,
  on: string,
  value: number | null,
  state: 'reported' | 'approved',
): Promise<string> {
  const id = newId()
  const span = accumulates(standing.definition)
  const began = span === 'year' ? `${on.slice(0, 4)}-01-01` : span === 'plan' ? `${firstYear(plan)}-01-01` : on
  const reportedAt = startOfDay(state === 'reported' ? on : plusDays(on, 3 + Math.floor(chance() * 6)))
  const decidedAt = new Date(reportedAt.getTime() + 86_400_000 * 2)
  const later = decidedAt > tx.now || state === 'reported'
  await insertValue(tx, {
    ...{ id, plan: plan.id, key: standing.row.key, starts_on: began, ends_on: plusDays(on, 1) },
    ...{
      value,
      verdict: value === null ? (chance() < 0.7 ? 'met' : 'not_met') : null,
      note: '演示数据，由系统编造',
      evidence: JSON.stringify([evidence]),
    },
    ...{ department: standing.row.leads[0]?.id ?? null, reported_by: 'demo:reporter', reported_name: '演示填报员' },
    reported_at: new Date(Math.min(reportedAt.getTime(), tx.now.getTime())),
    ...(later
      ? { state: 'reported' as const, decided_by: null, decided_name: null, decided_at: null }
      : { state: 'approved' as const, decided_by: 'demo:approver', decided_name: '演示复核员', decided_at: decidedAt }),
    ...{ decided_reason: null, withdrawn_by: null, withdrawn_at: null, withdrawn_reason: null },
  })
  return id
}

/** The last day of every quarter of the plan that was over before `today`. */
function quarterEnds(plan: PlanRecord, today: string): string[] {
  const ends: string[] = []
  for (let year = firstYear(plan); year <= plan.periodEnd; year += 1)
    for (const day of ['03-31', '06-30', '09-30', '12-31']) ends.push(`${year}-${day}`)
  return ends.filter((day) => day < today)
}

const fullLength = (plan: PlanRecord): number => (plan.periodEnd - firstYear(plan) + 1) * 4
const firstYear = (plan: PlanRecord): number => plan.periodStart ?? plan.periodEnd - 4
