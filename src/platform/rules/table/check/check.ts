import type { HitPolicy } from '../../document/contract.ts'
import { compile } from '../../feel/compile/compile.ts'
import { freeNames } from '../../feel/names.ts'
import type { Syntax } from '../../feel/syntax.ts'
import type { Value } from '../../feel/values.ts'
import { same } from '../same.ts'
import { type Axis, axisOf, type Box, divide, merged } from './boxes.ts'
import { cellsOf, guessed } from './cells.ts'
import { atomsIn, conditionOf, type Logic, testsOf } from './condition.ts'
import type { Checked, CheckedTable, Finding, Point } from './contract.ts'
import { cannotTell, gap, never, overlap, unreachable } from './say.ts'

const limit = 20_000
const mostGaps = 20

/** Policies under which it is a fault that no row holds; the others answer with an empty list or 0. */
const needsRow = new Set<HitPolicy>(['unique', 'any', 'first', 'priority', 'sum', 'min', 'max'])

/**
 * Finds what a table leaves open and where its rows contradict one another, under its hit policy. Exact where conditions compare columns with constants, joined by
 * and, or, not: the space of the columns is cut into boxes in which no condition changes. Of other conditions it says that it cannot tell.
 */
export function checkTable(table: CheckedTable): Checked {
  const columnOf = (name: string) => {
    const at = table.columns.findIndex((column) => column.name === name)
    return at < 0 ? undefined : at
  }
  const read = table.rows.map(({ when }): Logic => {
    if (when === null) return { kind: 'sure', value: true }
    if (!('kind' in when)) return { kind: 'all', of: when.map(testsOf) }
    return conditionOf(when, columnOf)
  })
  const { axes, rows } = cutUp(table, read)
  return look(table, rows, axes)
}

/** The axes of all columns; atoms of a column that cannot be cut up are no longer understood. */
function cutUp(table: CheckedTable, read: readonly Logic[]): { axes: Axis[]; rows: Logic[] } {
  const lost = new Set<number>()
  const axes = table.columns.map(({ domain }, column): Axis => {
    const atoms = read.flatMap(atomsIn).filter((atom) => atom.column === column)
    const cuts = atoms.flatMap((atom) => atom.cuts)
    const known =
      domain ??
      guessed(
        cuts,
        atoms.some((atom) => atom.cuts.length === 0),
      )
    const cells =
      known &&
      cellsOf(
        known,
        cuts,
        atoms.some((atom) => atom.ordered),
      )
    if (!cells && atoms.length > 0) lost.add(column)
    return cells ? axisOf(cells, atoms) : { values: [null] }
  })
  const without = (logic: Logic): Logic => {
    if (logic.kind === 'atom') return lost.has(logic.column) ? { kind: 'opaque' } : logic
    if (logic.kind === 'not') return { ...logic, of: without(logic.of) }
    return logic.kind === 'all' || logic.kind === 'any' ? { ...logic, of: logic.of.map(without) } : logic
  }
  return { axes, rows: read.map(without) }
}

function look(table: CheckedTable, rows: readonly Logic[], axes: readonly Axis[]): Checked {
  const { hitPolicy } = table
  const gaps: Box[] = []
  const overlaps = new Map<string, { rows: [number, number]; box: Box }>()
  const reached = new Set<number>()
  const doubtful = new Set<number>()
  const seen = { gap: false, overlap: false }
  const inOrder = hitPolicy === 'first'
  const finished = divide({ rows, axes, stopAtSure: inOrder, limit }, (box, sure, unsure) => {
    if (sure.length === 0) {
      seen.gap = true
      if (unsure.length === 0) gaps.push(box)
      else if (needsRow.has(hitPolicy) && !table.hasDefault) for (const row of unsure) doubtful.add(row)
    }
    for (const row of [...sure, ...unsure]) reached.add(row)
    if (sure.length + unsure.length > 1) {
      seen.overlap = true
      for (const [i, a] of sure.entries())
        for (const b of sure.slice(i + 1)) if (!overlaps.has(`${a} ${b}`)) overlaps.set(`${a} ${b}`, { rows: [a, b], box })
      if (hitPolicy === 'unique' || hitPolicy === 'any') for (const row of unsure) doubtful.add(row)
    }
  })
  const pointOf = pointIn(table, axes)
  const findings: Finding[] = []
  if (needsRow.has(hitPolicy) && !table.hasDefault)
    findings.push(
      ...merged(gaps.slice(0, 500))
        .slice(0, mostGaps)
        .map((box) => gap(pointOf(box))),
    )
  for (const it of overlaps.values()) findings.push(...conflict(table, it.rows, () => pointOf(it.box)))
  if (finished) findings.push(...idle(rows, reached, inOrder, axes))
  findings.push(...[...doubtful].sort((a, b) => a - b).map((row) => cannotTell(row + 1, 'condition')))
  if (!finished) findings.push(cannotTell(null, 'size'))
  return { findings, disjoint: finished && !inOrder && !seen.overlap, complete: finished && !seen.gap }
}

/** What it means that two rows hold together: a fault under `unique`, and under `any` where they say different things. */
function conflict({ hitPolicy, rows }: CheckedTable, [a, b]: [number, number], point: () => Point): Finding[] {
  if (hitPolicy === 'unique') return [overlap([a + 1, b + 1], point())]
  if (hitPolicy !== 'any') return []
  const [one, other] = [rows[a]?.output, rows[b]?.output].map(constantOf)
  if (one === undefined || other === undefined) return [cannotTell((one === undefined ? a : b) + 1, 'outputs')]
  return same(one, other) ? [] : [overlap([a + 1, b + 1], point())]
}

function constantOf(syntax: Syntax | undefined): Value | undefined {
  return syntax && freeNames(syntax).length === 0 ? compile(syntax, [])([]) : undefined
}

/** Rows that never hold, and under `first` those that earlier rows hide. */
function idle(rows: readonly Logic[], reached: ReadonlySet<number>, inOrder: boolean, axes: readonly Axis[]): Finding[] {
  return rows.flatMap((logic, row) => {
    if (reached.has(row)) return []
    if (!inOrder) return [never(row + 1)]
    let holds = false
    divide({ rows: [logic], axes, stopAtSure: false, limit }, (_, sure, unsure) => {
      if (sure.length + unsure.length > 0) holds = true
    })
    return [holds ? unreachable(row + 1) : never(row + 1)]
  })
}

/** An example in a box: of each column that a row asks about, one value. */
function pointIn({ columns }: CheckedTable, axes: readonly Axis[]) {
  return (box: Box): Point =>
    columns.flatMap(({ name }, column) => {
      const value = axes[column]?.values[box[column] ?? 0]
      return value === undefined || value === null ? [] : [{ name, value }]
    })
}
