import { isNumber } from '../number.ts'
import type { Syntax } from '../syntax.ts'
import { UNKNOWN, type Value } from '../values.ts'
import { compileName } from './name.ts'
import type { Build, Frame, Piece, Run } from './piece.ts'
import type { Scope } from './scope.ts'

const conditions = new Set(['boolean', 'compare', 'and', 'or', 'in', 'between', 'instance', 'some', 'every'])

/** `list[condition]`, `list[1]`, `list[-1]` (10.3.2.5); a single value is the list of itself. */
export function compileFilter(of: Syntax, condition: Syntax, scope: Scope, build: Build): Piece {
  const list = of.kind === 'name' ? compileName(of.name, scope, build, true) : build.piece(of, scope)
  const slot = build.newSlot()
  const test = build.piece(condition, scope.withItem(slot))
  const index = test.constant
  const pick: (items: readonly Value[], frame: Frame) => Value =
    index !== undefined && index !== null && isNumber(index)
      ? (items) => at(items, index)
      : conditions.has(condition.kind)
        ? (items, frame) => where(items, test.run, slot, frame)
        : (items, frame) => atOrWhere(items, test.run, slot, frame)
  return {
    run: (frame) => {
      const value = list.run(frame)
      if (value === UNKNOWN || value === null) return value
      return pick(Array.isArray(value) ? value : [value], frame)
    },
  }
}

function at(items: readonly Value[], index: Value): Value {
  if (typeof index !== 'number' || index === 0) return null
  return items[index > 0 ? index - 1 : items.length + index] ?? null
}

function where(items: readonly Value[], holds: Run, slot: number, frame: Frame): Value {
  const kept: Value[] = []
  let wrong = false
  for (const item of items) {
    frame[slot] = item
    const answer = holds(frame)
    if (answer === UNKNOWN) return UNKNOWN
    if (answer === true) kept.push(item)
    else if (answer !== false && answer !== null) wrong = true
  }
  return wrong ? null : kept
}

/** Whether the brackets hold an index shows only in their value: a number for the first item is one. */
function atOrWhere(items: readonly Value[], run: Run, slot: number, frame: Frame): Value {
  frame[slot] = items[0] ?? null
  const first = run(frame)
  if (first === UNKNOWN) return UNKNOWN
  return first !== null && isNumber(first) ? at(items, first) : where(items, run, slot, frame)
}
