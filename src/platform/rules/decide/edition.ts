import { readExpression } from '../document/check-expressions.ts'
import type { FactInfo } from '../document/facts.ts'
import { fullName, resolveNames } from '../document/names.ts'
import { inForce, type NamedRule, partsOf } from '../document/versions.ts'
import type { Builder } from './formula.ts'
import { programOf } from './make.ts'
import { Names } from './names.ts'
import type { Program } from './program.ts'

/** A version of a rule as a book holds it. */
export type BookRule = NamedRule & { hash: string }

/** The rules of one stretch of days on which none begins or ends. Rules are made ready when they are first asked. */
export class Edition {
  readonly names: Names
  private readonly factNames: readonly string[]
  private readonly rules = new Map<string, BookRule>()
  private readonly programs = new Map<string, Program>()
  private readonly making = new Set<string>()

  constructor(rules: readonly BookRule[], facts: readonly FactInfo[], on: string) {
    for (const name of new Set(rules.map((one) => one.name))) {
      const rule = inForce(rules, name, on)
      if (rule) this.rules.set(name, rule)
    }
    this.names = new Names(facts, [...this.rules.keys()])
    this.factNames = facts.map(({ name }) => name)
  }

  rule(name: string): BookRule | undefined {
    return this.rules.get(name)
  }

  /** A rule made ready. Throws where no such rule is in force, where it cannot be read, and where rules go round in a circle. */
  program(name: string): Program {
    const made = this.programs.get(name)
    if (made) return made
    const rule = this.rules.get(name)
    if (!rule) throw new RuleProblem(name, 'no such rule is in force on the day')
    if (this.making.has(name)) throw new RuleProblem(name, 'the rule comes back to itself by the rules it names')
    this.making.add(name)
    try {
      const program = programOf(rule, this.builderFor(rule))
      this.programs.set(name, program)
      return program
    } finally {
      this.making.delete(name)
    }
  }

  private builderFor({ name }: BookRule): ProgramBuilder {
    const { names } = this
    const { file } = partsOf(name)
    const known = { facts: { has: (fact: string) => names.isFact(fact) }, rules: this.rules }
    return {
      names,
      formulaOf: (rule) => this.program(rule).formula,
      program: (rule) => this.program(fullName(rule, file)),
      read: (expression) => {
        const { syntax, uses } = resolveNames(readExpression(expression, this.factNames), file, known)
        for (const use of uses) {
          if (use.is === 'nothing') names.addStranger(use.name)
          if (use.is === 'rule') this.program(use.name)
        }
        return syntax
      },
    }
  }
}

/** What a program is made with: the reading of its expressions, and the programs of the rules it names. */
export type ProgramBuilder = Builder & {
  program(rule: string): Program
  read(expression: Parameters<typeof readExpression>[0]): ReturnType<typeof readExpression>
}

/** A rule that cannot be asked. */
export class RuleProblem extends Error {
  readonly rule: string
  constructor(rule: string, why: string) {
    super(`${rule}: ${why}`)
    this.name = 'RuleProblem'
    this.rule = rule
  }
}
