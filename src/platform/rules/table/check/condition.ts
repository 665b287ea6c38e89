import { compile } from '../../feel/compile/compile.ts'
import { freeNames } from '../../feel/names.ts'
import type { Syntax } from '../../feel/syntax.ts'
import { FeelRange, type Value } from '../../feel/values.ts'

/** A condition on one column that constants cut up: between two neighbouring cuts it does not change. */
export type Atom = { kind: 'atom'; column: number; test(value: Value): Value; cuts: Value[]; ordered: boolean }

/** A condition taken apart into atoms. `opaque` may be anything. */
export type Logic =
  | { kind: 'all' | 'any'; of: Logic[] }
  | { kind: 'not'; of: Logic }
  | { kind: 'sure'; value: Value }
  | { kind: 'opaque' }
  | Atom

/** Where names stand among the columns; `?` too, inside a unary test. */
export type ColumnOf = (name: string) => number | undefined

const opaque: Logic = { kind: 'opaque' }

/** Takes a condition apart. */
export function conditionOf(syntax: Syntax, columnOf: ColumnOf): Logic {
  switch (syntax.kind) {
    case 'and':
      return { kind: 'all', of: [syntax.left, syntax.right].map((it) => conditionOf(it, columnOf)) }
    case 'or':
      return { kind: 'any', of: [syntax.left, syntax.right].map((it) => conditionOf(it, columnOf)) }
    case 'call': {
      const [of] = syntax.args
      if (syntax.of.kind === 'name' && syntax.of.name === 'not' && of && syntax.args.length === 1)
        return { kind: 'not', of: conditionOf(of, columnOf) }
      break
    }
    case 'name':
      return atom(syntax, syntax, [], columnOf, false)
    case 'compare': {
      const ordered = syntax.operator !== '=' && syntax.operator !== '!='
      const turned = isColumn(syntax.right, columnOf)
      const [of, constant] = turned ? [syntax.right, syntax.left] : [syntax.left, syntax.right]
      return atom(syntax, of, [constant], columnOf, ordered)
    }
    case 'between':
      return atom(syntax, syntax.of, [syntax.low, syntax.high], columnOf, true)
    case 'in':
      return atom(syntax, syntax.of, syntax.tests.map(comparedIn), columnOf, false)
  }
  return constantOf(syntax)
}

/** Takes the unary tests of a column's cell apart. */
export function testsOf(syntax: Syntax, column: number): Logic {
  if (syntax.kind !== 'unary') return opaque
  if (syntax.tests.length === 0) return { kind: 'sure', value: true }
  const own: ColumnOf = (name) => (name === '?' ? column : undefined)
  const tests = syntax.tests.map((test): Logic => {
    if (mentionsSelf(test)) return conditionOf(test, own)
    const one: Syntax = { kind: 'unary', not: false, tests: [test], from: test.from, to: test.to }
    return atomOf(column, one, '?', [test], test.kind === 'range')
  })
  const any: Logic = { kind: 'any', of: tests }
  return syntax.not ? { kind: 'not', of: any } : any
}

const isColumn = (syntax: Syntax, columnOf: ColumnOf) => syntax.kind === 'name' && columnOf(syntax.name) !== undefined

/** In `x in (= 5, [1..3])` the test `= 5` compares `?` with 5. */
function comparedIn(test: Syntax): Syntax {
  return test.kind === 'compare' && test.left.kind === 'name' && test.left.name === '?' ? test.right : test
}

function mentionsSelf(syntax: Syntax): boolean {
  // freeNames holds `?` bound within unary tests only; a test by itself asks for it.
  return freeNames(syntax).some(({ name }) => name === '?')
}

function atom(syntax: Syntax, of: Syntax, constants: Syntax[], columnOf: ColumnOf, ordered: boolean): Logic {
  const column = of.kind === 'name' ? columnOf(of.name) : undefined
  if (of.kind !== 'name' || column === undefined) return constantOf(syntax)
  return atomOf(column, syntax, of.name, constants, ordered || constants.some((it) => it.kind === 'range'))
}

function atomOf(column: number, syntax: Syntax, name: string, constants: Syntax[], ordered: boolean): Logic {
  if (constants.some((it) => freeNames(it).length > 0)) return opaque
  const compiled = compile(syntax, [name])
  const cuts = constants.flatMap((it) => ends(compile(it, [])([])))
  return { kind: 'atom', column, test: (value) => compiled([value]), cuts, ordered }
}

function constantOf(syntax: Syntax): Logic {
  return freeNames(syntax).length > 0 ? opaque : { kind: 'sure', value: compile(syntax, [])([]) }
}

/** The plain values in what something is compared with. */
function ends(value: Value): Value[] {
  if (Array.isArray(value)) return value.flatMap(ends)
  return value instanceof FeelRange ? [value.low, value.high] : [value]
}

/** All atoms of a condition. */
export function atomsIn(logic: Logic): Atom[] {
  if (logic.kind === 'atom') return [logic]
  if (logic.kind === 'not') return atomsIn(logic.of)
  return logic.kind === 'all' || logic.kind === 'any' ? logic.of.flatMap(atomsIn) : []
}
