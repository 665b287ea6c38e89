import type { Syntax } from '../feel/syntax.ts'
import { walk } from '../feel/walk.ts'
import type { BookRule, ProgramBuilder } from './edition.ts'
import type { ClausePiece, Program } from './program.ts'

/** The facts, by their places, and the rules that expressions name themselves. */
export type Named = { facts: readonly number[]; programs: readonly Program[] }

/** What one expression names. */
export function namedBy(syntax: Syntax, { names, program }: ProgramBuilder): Named {
  const facts = new Set<number>()
  const programs = new Set<Program>()
  walk(syntax, (piece) => {
    if (piece.kind !== 'name') return
    if (names.isRule(piece.name)) programs.add(program(piece.name))
    else if (names.isFact(piece.name)) facts.add(names.place(piece.name))
  })
  return { facts: [...facts], programs: [...programs] }
}

/** What a clause and all below it name, the rules of `rule` clauses included. */
export function namedBelow({ names, program, clauses }: ClausePiece): Named {
  return together([names, ...(program ? [{ facts: [], programs: [program] }] : []), ...clauses.map(namedBelow)])
}

export function together(all: readonly Named[]): Named {
  return {
    facts: [...new Set(all.flatMap(({ facts }) => facts))],
    programs: [...new Set(all.flatMap(({ programs }) => programs))],
  }
}

/** Adds what follows from the rules that are named: their facts, the rules they consult, and that one to be confirmed makes all resting on it so. */
export function finished(rule: BookRule, made: Pick<Program, 'formula' | 'judge' | 'pieces'> & { named: Named }): Program {
  const { named, ...rest } = made
  const { programs } = named
  const consults = [...new Set(programs.flatMap((one) => [one, ...one.consults]))]
  const byName = new Map(consults.map((one) => [one.rule.name, one]))
  // In the order in which the rule comes to them: so they are asked for.
  const facts = made.formula.leaves.flatMap((leaf) => [
    ...leaf.facts,
    ...leaf.rules.flatMap((name) => byName.get(name)?.facts ?? []),
  ])
  return {
    rule,
    ...rest,
    facts: [...new Set(facts)],
    consults,
    confirmed: rule.rule.confirmed && programs.every((one) => one.confirmed),
  }
}
