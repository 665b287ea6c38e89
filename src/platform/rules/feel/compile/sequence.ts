import { property } from '../operate/index.ts'
import type { Syntax } from '../syntax.ts'
import { type FeelContext, UNKNOWN, type Value } from '../values.ts'
import { nameItself } from './function.ts'
import { type Build, folded, type Piece } from './piece.ts'
import type { Scope } from './scope.ts'

/** `[a, b]`: not known where an item is not. */
export function compileList(items: readonly Piece[]): Piece {
  return folded(
    (frame) => {
      const list: Value[] = []
      for (const item of items) {
        const value = item.run(frame)
        if (value === UNKNOWN) return UNKNOWN
        list.push(value)
      }
      return list
    },
    ...items,
  )
}

/** `{ a: 1, b: a + 1 }`: each entry sees those before it, a function itself as well. */
export function compileContext(entries: readonly { key: string; value: Syntax }[], scope: Scope, build: Build): Piece {
  let inner = scope
  const compiled = entries.map(({ key, value }) => {
    const slot = build.newSlot()
    const next = inner.with(key, slot)
    const piece = build.piece(value, value.kind === 'function' ? next : inner)
    inner = next
    return { key, slot, run: piece.run, piece, recursive: value.kind === 'function' }
  })
  const run = (frame: Value[]): Value => {
    const context: FeelContext = new Map()
    for (const { key, slot, run, recursive } of compiled) {
      const value = run(frame)
      if (value === UNKNOWN) return UNKNOWN
      frame[slot] = value
      if (recursive) nameItself(value, slot)
      context.set(key, value)
    }
    return context
  }
  return folded(run, ...compiled.map(({ piece }) => piece))
}

/** `of.name` */
export function compilePath(of: Piece, name: string): Piece {
  const run = of.run
  return folded((frame) => {
    const value = run(frame)
    return value === UNKNOWN ? UNKNOWN : property(value, name)
  }, of)
}
