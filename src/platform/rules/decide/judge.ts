import type { AmountPolicy } from '../document/contract.ts'
import type { Syntax } from '../feel/syntax.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'
import { compileTable } from '../table/evaluate.ts'
import type { Builder, Workings } from './formula.ts'
import type { Named } from './named.ts'

/** A rule as one closure over the values of the book's facts by their index: nothing is allocated, nothing is explained. */
export type Judge = (facts: readonly Value[]) => Value

/** One expression. The amounts it names are reckoned first, into workings of its own. */
export function judgeOfExpression(syntax: Syntax, named: Named, { names }: Builder): Judge {
  const run = names.compile(syntax)
  const strangers = named.facts.filter((place) => names.strangers.has(place))
  if (named.programs.length === 0 && strangers.length === 0) return run as unknown as Judge
  const at: Workings = []
  for (const place of strangers) at[place] = UNKNOWN
  const facts = named.facts.filter((place) => !names.strangers.has(place))
  const amounts = named.programs.map(({ rule, judge }) => ({ place: names.place(rule.name), judge }))
  return (values) => {
    for (const place of facts) at[place] = values[place]
    for (const { place, judge } of amounts) {
      const value = judge(values)
      at[place] = value === null ? UNKNOWN : value // not settled: whether that matters is tried out
    }
    return run(at)
  }
}

/** Clauses that must all hold, of which one must, or of which none may; what is neither true nor unknown does not hold. */
export function judgeOfClauses(kind: 'all' | 'any' | 'none', judges: readonly Judge[]): Judge {
  if (kind === 'all') return allOf(judges)
  const hit = kind === 'any'
  const count = judges.length
  return (facts) => {
    let open = false
    for (let at = 0; at < count; at++) {
      const value = (judges[at] as Judge)(facts)
      if (value === true) return hit
      if (value === UNKNOWN) open = true
    }
    return open ? UNKNOWN : !hit
  }
}

function allOf(judges: readonly Judge[]): Judge {
  const [one, two] = judges
  if (one && !two) return (facts) => certain(one(facts))
  if (one && two && judges.length === 2)
    return (facts) => {
      const first = certain(one(facts))
      if (first === false) return false
      const second = certain(two(facts))
      return first === true ? second : second === false ? false : UNKNOWN
    }
  const count = judges.length
  return (facts) => {
    let open = false
    for (let at = 0; at < count; at++) {
      const value = (judges[at] as Judge)(facts)
      if (value === UNKNOWN) open = true
      else if (value !== true) return false
    }
    return open ? UNKNOWN : true
  }
}

const certain = (value: Value): Value => (value === true || value === UNKNOWN ? value : false)

/** A table: its rows' conditions and answers as closures of their own. */
export function judgeOfTable(hitPolicy: AmountPolicy, rows: readonly { condition: Judge; answer: Judge }[]): Judge {
  return compileTable({ hitPolicy, rows: rows.map(({ condition, answer }) => ({ matches: condition, outputs: answer })) })
}
