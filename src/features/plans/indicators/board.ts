import type { z } from 'zod'
import type { CounterReference } from '../../../platform/counters/reference.ts'
import { type SeriesPoint, seriesOf } from '../../../platform/counters/series.ts'
import { sharedReading } from '../../../platform/database/shared-reading.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { readSetting } from '../../../platform/settings/store.ts'
import type { PlanRecord } from '../publishing/current.ts'
import {
  type Assessment,
  assess,
  definitionOf,
  type IndicatorDefinition,
  type Point,
  publishedFigures,
  type StatusFigures,
  type TargetOperator,
} from '../rules.ts'
import type { IndicatorSetting } from '../settings.ts'
import type { IndicatorRow, Target } from './contract.ts'
import { addedUp, countedPoints, pointsOf, referencesOf } from './counted.ts'
import { listAround, listPoints, listPrinted, listTargets, type PrintedRecord } from './store.ts'
import type { TargetTable } from './tables.ts'

/** Everything a board or a detail needs to know about one indicator. */
export type Standing = {
  printed: PrintedRecord
  settings: IndicatorSetting
  definition: IndicatorDefinition
  /** Oldest first. */
  points: (Point & { missing: number })[]
  assessment: Assessment
  /** The district's figures of the status rule. */
  figures: StatusFigures
  row: IndicatorRow
}

/** What a line of a year needs: a point a month. */
const sparkPoints = 13

const shared = sharedReading<readonly Standing[]>()

/**
 * Every indicator of the plan as it stood: a constant number of queries, whatever the number of indicators. `points` bounds the history read.
 * The whole board is shared by all who read it at once.
 */
export async function standings(tx: Tx, plan: PlanRecord, key?: string, points = sparkPoints): Promise<readonly Standing[]> {
  if (key !== undefined) return await readStandings(tx, plan, key, points)
  return await shared(tx, `${plan.id} ${plan.version} ${points}`, () => readStandings(tx, plan, key, points))
}

async function readStandings(tx: Tx, plan: PlanRecord, key: string | undefined, points: number): Promise<Standing[]> {
  const printed = await listPrinted(tx, plan.id, key)
  const around = new Map((await listAround(tx, plan.id, key)).map((row) => [row.key, row]))
  const targets = groupBy(await listTargets(tx, plan.id, key))
  const reported = groupBy(await listPoints(tx, plan.id, points, key))
  const figures = { ...publishedFigures, ...(await readSetting<Partial<StatusFigures>>(tx, 'plans.status', {})) }
  const series = await seriesFor(tx, plan, printed, points)

  return printed.map((row) => {
    const settings = row.settings ?? { kind: 'qualitative', reported: true }
    const handed = targets.get(row.key)?.find((target) => target.valid_from <= tx.asOf)
    const { leads, base, waiting } = around.get(row.key) ?? {}
    const declared = base ?? undefined
    const definition = definitionOf(printedIndicator(row, plan), settings, {
      ...(declared && declared.value !== null ? { declaredBase: { on: declared.on, value: declared.value } } : {}),
      ...(handed
        ? { handedDown: { op: handed.op as TargetOperator, value: handed.value, max: handed.value_max, from: handed.valid_from } }
        : {}),
    })
    const { counted, points: known } = pointsOf(
      settings,
      definition,
      (reported.get(row.key) ?? [])
        .map(({ on, value, verdict }) => ({ on, value, missing: 0, ...(verdict ? { judged: verdict } : {}) }))
        .reverse(),
      countedPoints(definition, settings, series, firstDay(plan)),
    )
    const assessment = assess(definition, known, tx.asOf, figures)
    return {
      ...{ printed: row, settings, definition, points: known, assessment, figures },
      row: rowOf({
        row,
        settings,
        definition,
        known,
        assessment,
        counted,
        handed,
        declared,
        leads: leads ?? [],
        waiting: waiting ?? 0,
      }),
    }
  })
}

const firstDay = (plan: PlanRecord) => `${plan.periodStart ?? plan.periodEnd - 4}-01-01`

/** The counted series of the indicators: `points` months of each, and of what is added up since the plan began all of them. */
async function seriesFor(tx: Tx, plan: PlanRecord, printed: PrintedRecord[], points: number) {
  const all = new Set(printed.flatMap((row) => referencesOf(row.settings)))
  if (all.size === 0) return new Map<CounterReference, SeriesPoint[]>()
  const long = new Set(printed.flatMap((row) => addedUp(row.settings)))
  const months = Math.max(points, monthsBetween(firstDay(plan), tx.asOf) + 1)
  const short = await seriesOf(tx, [...all.difference(long)], tx.asOf, points)
  return new Map([...short, ...(long.size > 0 ? await seriesOf(tx, [...long], tx.asOf, months) : [])])
}

const monthsBetween = (from: string, to: string) => {
  const [a, b] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))) as [number, number]
  return b - a
}

/** The target as printed, or as the city handed it down. */
export function targetOf(row: PrintedRecord, handed: TargetTable | undefined): z.infer<typeof Target> {
  if (handed)
    return {
      year: row.targetYear,
      text: handed.text,
      op: handed.op as 'range',
      value: handed.value,
      max: handed.value_max,
      document: handed.document,
    }
  return {
    year: row.targetYear,
    text: row.target,
    op: row.targetOp as 'range',
    value: row.targetValue,
    max: row.targetMax,
    document: null,
  }
}

function rowOf(it: {
  row: PrintedRecord
  settings: IndicatorSetting
  definition: IndicatorDefinition
  known: (Point & { missing: number })[]
  assessment: Assessment
  counted: boolean
  handed: TargetTable | undefined
  declared: { on: string; value: number | null } | undefined
  leads: { id: string; name: string }[]
  waiting: number
}): IndicatorRow {
  const { row, assessment, known, counted } = it
  const last = known.at(-1)
  const source = counted ? 'counted' : 'reported'
  return {
    ...{
      key: row.key,
      no: row.no,
      domain: row.domain,
      category: row.category,
      name: row.name,
      unit: row.unit,
      nature: row.nature,
    },
    ...{ kind: it.settings.kind, unsure: row.unsure, source, waiting: it.waiting, measure: measureOf(it.settings) },
    leads: it.leads.map(({ id, name }) => ({ id, name })),
    base: {
      year: row.baseYear ?? (it.declared ? Number(it.declared.on.slice(0, 4)) : null),
      text: row.base,
      value: row.baseValue ?? it.declared?.value ?? null,
      declared: row.baseValue === null && it.declared !== undefined,
    },
    target: targetOf(row, it.handed),
    current: last ? { on: last.on, value: last.value, verdict: last.judged ?? null, source, missing: last.missing } : null,
    status: assessment.status,
    reason: assessment.reason,
    progress: assessment.progress,
    expected: assessment.expectedToday,
    gap: assessment.gap,
    spark: known.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }])).slice(-sparkPoints),
  }
}

/** What an indicator measures, by the keys of its counters, whether they exist yet or not. */
function measureOf({ ratio, counter }: IndicatorSetting): string | null {
  return ratio ? ratio.join(' / ') : (counter ?? null)
}

function printedIndicator(row: PrintedRecord, plan: PlanRecord) {
  return {
    ...{ unit: row.unit, baseYear: row.baseYear, baseValue: row.baseValue, targetYear: row.targetYear ?? plan.periodEnd },
    ...{ targetOp: row.targetOp as TargetOperator, targetValue: row.targetValue, targetMax: row.targetMax },
  }
}

function groupBy<Row extends { key: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.key)
    if (group) group.push(row)
    else groups.set(row.key, [row])
  }
  return groups
}
