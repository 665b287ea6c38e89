import type { Value } from '../../feel/values.ts'
import { type Atom, atomsIn, type Logic } from './condition.ts'
import { type Mask, maskOf, possible, TRUE } from './masks.ts'

/** A column cut up: one value for all that its atoms do not tell apart. */
export type Axis = { values: readonly Value[] }

/** Part of the table's space: for each column the place of its value on the axis, or undefined where no row still minds. */
export type Box = readonly (number | undefined)[]

/** What holds in a box: rows that surely hold, and rows that may because of a part that is not understood. */
export type Visit = (box: Box, sure: readonly number[], unsure: readonly number[]) => void

/** Values that no atom tells apart become one. */
export function axisOf(values: readonly Value[], atoms: readonly Atom[]): Axis {
  const seen = new Map<string, Value>()
  for (const value of values) {
    const signature = atoms.map(({ test }) => maskOf(test(value))).join('')
    if (!seen.has(signature)) seen.set(signature, value)
  }
  return { values: [...seen.values()] }
}

/** Divides the space until in each box every row holds, does not, or is not understood. False where it grew beyond `limit` boxes. */
export function divide(
  { rows, axes, stopAtSure, limit }: { rows: readonly Logic[]; axes: readonly Axis[]; stopAtSure: boolean; limit: number },
  visit: Visit,
): boolean {
  const columns = rows.map((row) => [...new Set(atomsIn(row).map(({ column }) => column))])
  const tested = new Map(
    rows.flatMap(atomsIn).map((atom) => [atom, (axes[atom.column]?.values ?? []).map((value) => maskOf(atom.test(value)))]),
  )
  const anywhere = new Map([...tested].map(([atom, masks]) => [atom, masks.reduce((all, mask) => all | mask, 0)]))
  let left = limit
  const go = (box: Box, candidates: readonly number[]): void => {
    left -= 1
    if (left < 0) return
    const here = (atom: Atom): Mask => {
      const at = box[atom.column]
      return (at === undefined ? anywhere.get(atom) : tested.get(atom)?.[at]) ?? 0
    }
    const sure: number[] = []
    const unsure: number[] = []
    for (const row of candidates) {
      const mask = possible(rows[row] as Logic, here)
      if (mask === TRUE) sure.push(row)
      else if (mask & TRUE) unsure.push(row)
      if (mask === TRUE && stopAtSure) break
    }
    const next = unsure.flatMap((row) => columns[row] ?? []).find((column) => box[column] === undefined)
    if (next === undefined) {
      visit(box, sure, unsure)
      return
    }
    const remaining = [...sure, ...unsure].sort((a, b) => a - b)
    axes[next]?.values.forEach((_, at) => {
      go(box.with(next, at), remaining)
    })
  }
  go(
    axes.map(() => undefined),
    rows.map((_, row) => row),
  )
  return left >= 0
}

/** Boxes that differ in one column only become one, so that one gap is told once. Each column holds the places that belong to it. */
export function merged(boxes: readonly Box[]): Box[] {
  const sets = boxes.map((box) => ({ box, sets: box.map((at) => (at === undefined ? null : new Set([at]))) }))
  for (let i = 0; i < sets.length; i += 1)
    for (let j = i + 1; j < sets.length; j += 1) {
      const [a, b] = [sets[i], sets[j]]
      if (!a || !b) continue
      const differing = a.sets.flatMap((set, column) => (sameSet(set, b.sets[column] ?? null) ? [] : [column]))
      const [only] = differing
      if (differing.length > 1 || only === undefined) continue
      const union = new Set([...(a.sets[only] ?? []), ...(b.sets[only] ?? [])])
      a.sets[only] = a.sets[only] === null || b.sets[only] === null ? null : union
      sets.splice(j, 1)
      j = i
    }
  return sets.map(({ box }) => box)
}

function sameSet(a: ReadonlySet<number> | null, b: ReadonlySet<number> | null): boolean {
  if (a === null || b === null) return a === b
  return a.size === b.size && [...a].every((it) => b.has(it))
}
