// Decides the measured rules for some made-up people with one of the engines; answers how long that took and what came out.
import { evaluate } from 'feelin'
import { UNKNOWN, type Value } from '../src/platform/rules/feel/values.ts'
import { answering } from './child.ts'
import { expressionOf } from './rules-expression.ts'
import { facts, measured, on, people, rules } from './rules-people.ts'
import { zenDecision, zenEngine } from './rules-zen.ts'

export type Engine = 'own' | 'feelin' | 'zen'
export type Share = { engine: Engine; count: number; seed: number; unknown: number }
/** `outcomes`: how often each rule came to what, for those who compare. */
export type Done = { seconds: number; outcomes: Record<string, number> }

answering<Share, Done>(async ({ engine, count, seed, unknown }) => {
  const all = people(count, seed, unknown)
  if (engine === 'own') return own(all)
  const expressions = measured.map((name) => expressionOf(name, rules().ruleOf))
  return engine === 'feelin' ? feelin(all, expressions) : zen(all, expressions)
})

function own(all: Value[][]): Done {
  const { book } = rules()
  const began = performance.now()
  const judges = measured.map((name) => book.judge(name, on))
  const outcomes = judges.map(() => new Map<Value, number>())
  for (const person of all)
    for (let rule = 0; rule < judges.length; rule += 1) {
      const value = (judges[rule] as (typeof judges)[0])(person)
      const counts = outcomes[rule] as Map<Value, number>
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  const seconds = (performance.now() - began) / 1000
  const named = outcomes.flatMap((counts, rule) => [...counts].map(([value, n]): [string, number] => [nameOf(rule, value), n]))
  return { seconds, outcomes: Object.fromEntries(named) }
}

function feelin(all: Value[][], expressions: string[]): Done {
  const contexts = all.map((person) => contextOf(person, (_, name) => name))
  const began = performance.now()
  const outcomes: Record<string, number> = {}
  for (const context of contexts)
    for (const [rule, expression] of expressions.entries()) add(outcomes, rule, evaluate(expression, context).value)
  return { seconds: (performance.now() - began) / 1000, outcomes }
}

async function zen(all: Value[][], expressions: string[]): Promise<Done> {
  const engine = zenEngine()
  if (!engine) throw new Error('ZEN_ENGINE names no folder')
  const names = facts.map(({ name }) => name)
  const decision = zenDecision(engine, expressions, names)
  const contexts = all.map((person) => contextOf(person, (at) => `f${at}`))
  const began = performance.now()
  const outcomes: Record<string, number> = {}
  for (let from = 0; from < contexts.length; from += 200) {
    const answers = await Promise.all(contexts.slice(from, from + 200).map((context) => decision.evaluate(context)))
    for (const { result } of answers)
      for (let rule = 0; rule < expressions.length; rule += 1) add(outcomes, rule, result[`r${rule}`])
  }
  return { seconds: (performance.now() - began) / 1000, outcomes }
}

// Both know no more than null for what is not known.
function contextOf(person: Value[], named: (at: number, name: string) => string): Record<string, unknown> {
  return Object.fromEntries(person.map((value, at) => [named(at, facts[at]?.name ?? ''), value === UNKNOWN ? null : value]))
}

function add(outcomes: Record<string, number>, rule: number, value: unknown): void {
  const name = nameOf(rule, value)
  outcomes[name] = (outcomes[name] ?? 0) + 1
}

const nameOf = (rule: number, value: unknown) => `${measured[rule]} ${value === UNKNOWN ? 'needs' : String(value)}`
