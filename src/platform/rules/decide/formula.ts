import { meaningOf } from '../document/rewrite.ts'
import type { Syntax } from '../feel/syntax.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'
import { walk } from '../feel/walk.ts'
import { comparisonsOf } from './leaf.ts'
import type { Names } from './names.ts'

/** Values by the places of `Names`: facts, then rules, then leaves. A leaf's place holds what it is taken to be; undefined: it is reckoned. */
export type Workings = (Value | undefined)[]
export type Part = (at: Workings) => Value

/**
 * A piece of an expression that is not taken apart further: what it names, and which facts it only compares (`comparing`: with what, by the fact's place).
 * `truth`: it stands where only true or not true counts, so that it can be taken as free to be either.
 */
export type Leaf = {
  place: number
  run: Part
  facts: readonly number[]
  rules: readonly string[]
  truth: boolean
  comparing: ReadonlyMap<number, readonly Part[]>
  /** Whether all that is compared stands in the text itself. */
  literal: boolean
}

/** Something to reckon, and the leaves it rests on, those of the rules it names included. */
export type Formula = { run: Part; leaves: readonly Leaf[] }

/** What formulas are built with: names and their places, and the formula of a rule by its full name. */
export type Builder = { names: Names; formulaOf(rule: string): Formula }

/** Takes a condition apart at and, or, not and if. */
export function truthOf(syntax: Syntax, builder: Builder): Formula {
  switch (syntax.kind) {
    case 'and':
      return joined(syntax.left, syntax.right, false, builder)
    case 'or':
      return joined(syntax.left, syntax.right, true, builder)
    case 'if':
      return choice(syntax, truthOf, builder)
    case 'call': {
      const [of] = syntax.args
      if (syntax.of.kind !== 'name' || syntax.of.name !== 'not' || !of || syntax.args.length > 1) break
      const { run, leaves } = truthOf(of, builder)
      const not: Part = (at) => {
        const value = run(at)
        return typeof value === 'boolean' ? !value : value === UNKNOWN ? UNKNOWN : null
      }
      return { run: not, leaves }
    }
  }
  return named(syntax, builder) ?? leaf(syntax, true, builder)
}

/** A condition that is neither true nor unknown does not hold. */
export function holding({ run, leaves }: Formula): Formula {
  const holds: Part = (at) => {
    const value = run(at)
    return value === true || value === UNKNOWN ? value : false
  }
  return { run: holds, leaves }
}

/** Takes an answer apart at if; the rest is one piece. */
export function answerOf(syntax: Syntax, builder: Builder): Formula {
  if (syntax.kind === 'if') return choice(syntax, answerOf, builder)
  return named(syntax, builder) ?? leaf(syntax, false, builder)
}

/** `yes` decides alone: true for or, false for and. The other operand's null is null. */
function joined(left: Syntax, right: Syntax, decides: boolean, builder: Builder): Formula {
  const [a, b] = [truthOf(left, builder), truthOf(right, builder)]
  const run: Part = (at) => {
    const first = a.run(at)
    if (first === decides) return decides
    const second = b.run(at)
    if (second === decides) return decides
    if (first === UNKNOWN || second === UNKNOWN) return UNKNOWN
    return first === !decides && second === !decides ? !decides : null
  }
  return { run, leaves: [...a.leaves, ...b.leaves] }
}

function choice(syntax: Syntax & { kind: 'if' }, of: typeof truthOf, builder: Builder): Formula {
  const [condition, yes, no] = [truthOf(syntax.condition, builder), of(syntax.yes, builder), of(syntax.no, builder)]
  const run: Part = (at) => {
    const is = condition.run(at)
    return is === UNKNOWN ? UNKNOWN : is === true ? yes.run(at) : no.run(at)
  }
  return { run, leaves: [...condition.leaves, ...yes.leaves, ...no.leaves] }
}

function named(syntax: Syntax, builder: Builder): Formula | undefined {
  return syntax.kind === 'name' && builder.names.isRule(syntax.name) ? builder.formulaOf(syntax.name) : undefined
}

function leaf(syntax: Syntax, truth: boolean, { names }: Builder): Formula {
  const facts = new Set<number>()
  const rules = new Set<string>()
  walk(syntax, (piece) => {
    if (piece.kind !== 'name') return
    if (names.isRule(piece.name)) rules.add(piece.name)
    else if (names.isFact(piece.name)) facts.add(names.place(piece.name))
  })
  const compiled: Part = names.compile(syntax)
  const place = names.leafPlace(`${truth ? 'truth' : 'value'} ${meaningOf(syntax)}`)
  const comparisons = truth ? comparisonsOf(syntax, names) : []
  const self: Leaf = {
    place,
    run: (at) => {
      const taken = at[place]
      if (taken === undefined) return compiled(at)
      if (taken === UNKNOWN && !truth) names.open.add(place)
      return taken
    },
    facts: [...facts],
    rules: [...rules],
    truth,
    comparing: new Map(comparisons.map((one) => [names.place(one.fact), one.with.map((it) => names.compile(it))])),
    literal: comparisons.every((one) => one.with.every((it) => !namesAnything(it, names))),
  }
  return { run: self.run, leaves: [self] }
}

function namesAnything(syntax: Syntax, names: Names): boolean {
  let found = false
  walk(syntax, (piece) => {
    if (piece.kind === 'name' && (names.isFact(piece.name) || names.isRule(piece.name))) found = true
  })
  return found
}
