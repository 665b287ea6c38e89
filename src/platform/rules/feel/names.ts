import { libraryNames } from './parse/library.ts'
import type { Span, Syntax, Turn } from './syntax.ts'
import { parts } from './walk.ts'

/** A name that an expression takes from outside. `member` where it stands in a filter: there a key of the filtered contexts would go before it. */
export type FreeName = { name: string; at: Span; member?: true }

type Bound = { names: ReadonlySet<string>; filtered: boolean }

/** The names an expression asks of its scope, in order and as often as they occur: bound neither by `for`, `some`, `every`, a function, a context or a filter's `item`, nor by the library. */
export function freeNames(syntax: Syntax): FreeName[] {
  const found: FreeName[] = []
  collect(syntax, { names: new Set(syntax.kind === 'unary' ? ['?'] : []), filtered: false }, found)
  return found
}

function collect(syntax: Syntax, bound: Bound, found: FreeName[]): void {
  const inside = (piece: Syntax, ...names: string[]) => collect(piece, withNames(bound, names), found)
  switch (syntax.kind) {
    case 'name': {
      const at = { from: syntax.from, to: syntax.to }
      if (bound.names.has(syntax.name) || libraryNames.has(syntax.name)) return
      found.push(bound.filtered ? { name: syntax.name, at, member: true } : { name: syntax.name, at })
      return
    }
    case 'in':
      inside(syntax.of)
      for (const test of syntax.tests) inside(test, '?')
      return
    case 'unary':
      for (const test of syntax.tests) inside(test, '?')
      return
    case 'for':
      inside(syntax.result, 'partial', ...collectTurns(syntax.turns, bound, found))
      return
    case 'some':
    case 'every':
      inside(syntax.condition, ...collectTurns(syntax.turns, bound, found))
      return
    case 'filter':
      inside(syntax.of)
      collect(syntax.condition, { ...withNames(bound, ['item']), filtered: true }, found)
      return
    case 'function':
      if (syntax.body !== null) inside(syntax.body, ...syntax.parameters.map(({ name }) => name))
      return
    case 'context': {
      const keys: string[] = []
      for (const { key, value } of syntax.entries) {
        inside(value, ...keys, ...(value.kind === 'function' ? [key] : []))
        keys.push(key)
      }
      return
    }
    default:
      for (const part of parts(syntax)) inside(part)
  }
}

function collectTurns(turns: readonly Turn[], bound: Bound, found: FreeName[]): string[] {
  const names: string[] = []
  for (const turn of turns) {
    collect(turn.in, withNames(bound, names), found)
    if (turn.to !== undefined) collect(turn.to, withNames(bound, names), found)
    names.push(turn.name)
  }
  return names
}

function withNames(bound: Bound, names: readonly string[]): Bound {
  return names.length === 0 ? bound : { ...bound, names: new Set([...bound.names, ...names]) }
}
