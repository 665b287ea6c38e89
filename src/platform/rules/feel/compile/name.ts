import type { Value } from '../values.ts'
import { type Build, constant, type Frame, type Piece, type Run } from './piece.ts'
import type { Scope } from './scope.ts'

/** A name in use. One that nothing binds is null, as the standard has it. `shared`: the list of `for`'s results so far may be handed out as it is. */
export function compileName(name: string, scope: Scope, build: Build, shared = false): Piece {
  const { slot, items, growing } = scope.find(name)
  if (slot !== null) build.reads(slot)
  const read = slot === null ? null : growing && !shared ? copyOf(slot) : valueIn(slot)
  const found = read === null ? constant(build.library.get(name) ?? null) : { run: read }
  return items.length === 0 ? found : { run: memberOrElse(name, items, found.run) }
}

function valueIn(slot: number): Run {
  return (frame) => {
    const value = frame[slot]
    return value === undefined ? null : value
  }
}

function copyOf(slot: number): Run {
  return (frame) => (frame[slot] as Value[]).slice()
}

function memberOrElse(name: string, items: readonly number[], otherwise: Run): Run {
  return (frame: Frame) => {
    for (const slot of items) {
      const item = frame[slot]
      if (item instanceof Map && item.has(name)) return item.get(name) as Value
    }
    return otherwise(frame)
  }
}
