import type { Compiled } from '../../../src/platform/rules/feel/compile/compile.ts'
import type { Syntax, Turn } from '../../../src/platform/rules/feel/syntax.ts'
import { FeelFunction, type Value } from '../../../src/platform/rules/feel/values.ts'
import { compileBoxed } from './boxed.ts'
import { compileSyntax, readText, type Surroundings } from './literal.ts'
import type { Boxed } from './model.ts'
import { extend } from './scope.ts'

const at = { from: 0, to: 0 }
const name = (it: string): Syntax => ({ kind: 'name', name: it, ...at })

/** A boxed part inside a FEEL expression: its own syntax where it is a literal, else a call of a function that holds it. */
type Part = { syntax: Syntax; hidden?: { name: string; value(scope: readonly Value[]): Value } }

function part(boxed: Boxed, hidden: string, names: readonly string[], own: readonly string[], model: Surroundings): Part {
  const inner = extend(names, own)
  if (boxed.kind === 'literal' && boxed.typeRef === undefined) return { syntax: readText(boxed.text, inner.names, model) }
  const body = compileBoxed(boxed, inner.names, model)
  return {
    syntax: { kind: 'call', of: name(hidden), args: own.map(name), ...at },
    hidden: { name: hidden, value: (scope) => new FeelFunction(own, (args) => body(inner.bind(scope, args))) },
  }
}

function assemble(syntax: Syntax, parts: Part[], names: readonly string[], model: Surroundings): Compiled {
  const hidden = parts.flatMap((it) => it.hidden ?? [])
  const all = extend(
    names,
    hidden.map((it) => it.name),
  )
  const compiled = compileSyntax(syntax, all.names, model)
  return (scope) =>
    compiled(
      all.bind(
        scope,
        hidden.map((it) => it.value(scope)),
      ),
    )
}

/** Boxed `for`, `some` and `every`: FEEL's own, so that both forms mean the same. */
export function compileTurns(
  boxed: Boxed & { kind: 'for' | 'some' | 'every' },
  names: readonly string[],
  model: Surroundings,
): Compiled {
  const twoEnds = twoEndsOf(boxed, names, model)
  const list: Part = twoEnds ? { syntax: twoEnds.in } : part(boxed.in, ' in', names, [], model)
  const turns = [twoEnds ?? { name: boxed.name, in: list.syntax }]
  const inner = boxed.kind === 'for' ? boxed.result : boxed.satisfies
  const body = part(inner, ' body', names, boxed.kind === 'for' ? [boxed.name, 'partial'] : [boxed.name], model)
  const syntax: Syntax =
    boxed.kind === 'for'
      ? { kind: 'for', turns, result: body.syntax, ...at }
      : { kind: boxed.kind, turns, condition: body.syntax, ...at }
  return assemble(syntax, [list, body], names, model)
}

/** In `for`, the literal may also be two ends: `1..10`. */
function twoEndsOf(
  boxed: Boxed & { kind: 'for' | 'some' | 'every' },
  names: readonly string[],
  model: Surroundings,
): Turn | undefined {
  if (boxed.kind !== 'for' || boxed.in.kind !== 'literal' || !boxed.in.text.includes('..')) return undefined
  const whole = readText(`for it in ${boxed.in.text} return it`, names, model)
  const [turn] = whole.kind === 'for' ? whole.turns : []
  return turn?.to && { ...turn, name: boxed.name }
}

/** A boxed filter: `in[match]`, where `match` sees `item` and, of a context, its entries. */
export function compileFilter(boxed: Boxed & { kind: 'filter' }, names: readonly string[], model: Surroundings): Compiled {
  const list = part(boxed.in, ' in', names, [], model)
  const match = part(boxed.match, ' match', names, ['item'], model)
  return assemble({ kind: 'filter', of: list.syntax, condition: match.syntax, ...at }, [list, match], names, model)
}
