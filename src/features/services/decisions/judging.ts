import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import { RuleProblem } from '../../../platform/rules/decide/edition.ts'
import { plain } from '../../../platform/rules/decide/plain.ts'
import type { KnownFacts } from '../../../platform/rules/decide/read.ts'
import type { FactInfo } from '../../../platform/rules/document/facts.ts'
import { FeelProblem } from '../../../platform/rules/feel/syntax.ts'
import { UNKNOWN, type Value } from '../../../platform/rules/feel/values.ts'
import { withWholeDistrict } from '../../people/index.ts'
import { type DistrictBook, districtBook } from '../rulebook/book.ts'
import type { FactValue } from '../shapes.ts'
import { eachOfAll, factsOfSome } from './fact-store.ts'
import { feelValue } from './values.ts'

/** A rule to ask of persons on a day, where it matters for which service. */
export type Question = { rule: string; on: string; service?: string }

/**
 * The names of the facts that a rule about persons may ask for. Problems: 422 `rule_not_in_force`, `rule_about_others`, `rule_unreadable`.
 */
export function asked(book: RuleBook, { rule: name, on }: Question): string[] {
  const rule = book.rule(name, on)
  if (!rule) throw new Problem(422, 'rule_not_in_force', { name, on })
  if (rule.rule.about !== 'person') throw new Problem(422, 'rule_about_others', { name, about: rule.rule.about })
  return readable(name, () => book.factsOf(name, on))
}

/** Runs what may come upon a rule that cannot be carried out, e.g. since another was withdrawn. */
export function readable<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RuleProblem || error instanceof FeelProblem)
      throw new Problem(422, 'rule_unreadable', { name, why: error.message })
    throw error
  }
}

/** What is known of some persons for a rule, by person: the district's whole sight decides, so that a decision is the same whoever asks for it. */
export async function factsFor(
  tx: Tx,
  { book, supplied }: Pick<DistrictBook, 'book' | 'supplied'>,
  names: readonly string[],
  persons: readonly string[],
  on: string,
  service?: string,
): Promise<Map<string, KnownFacts>> {
  const facts = names.flatMap((name) => supplied.get(name) ?? [])
  const types = typesOf(book)
  const found = await withWholeDistrict(tx, () => factsOfSome(tx, facts, persons, on, service))
  return new Map(
    [...found].map(([person, known]) => [
      person,
      new Map(
        [...known].flatMap(([name, { value, source, validFrom }]) => {
          const feel = feelValue(types.get(name) ?? 'text', value)
          return feel === UNKNOWN ? [] : [[name, { value: feel, source: source ?? '', validFrom }]]
        }),
      ),
    ]),
  )
}

const typesOf = (book: RuleBook): Map<string, FactInfo['type']> => new Map(book.facts.map(({ name, type }) => [name, type]))

/** An outcome in short: yes, no, needs; of an amount its value, or `none` where it has none. */
export type Outcome = string

export function outcomeOf(value: Value): Outcome {
  if (value === UNKNOWN) return 'needs'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === null ? 'none' : String(plain(value))
}

/** A rule's outcome for each of some persons whom the caller may judge: two queries, however many they are. Nothing is kept. */
export async function judgeSome(tx: Tx, question: Question, persons: readonly string[]): Promise<Map<string, Outcome>> {
  const district = await districtBook(tx)
  const { book } = district
  const names = asked(book, question)
  const judge = readable(question.rule, () => book.judge(question.rule, question.on))
  const places = new Map(book.facts.map(({ name }, at) => [name, at]))
  const values: Value[] = book.facts.map(() => UNKNOWN)
  const all = await factsFor(tx, district, names, persons, question.on, question.service)
  return new Map(
    [...all].map(([person, known]) => {
      for (const name of names) {
        const at = places.get(name)
        if (at !== undefined) values[at] = known.get(name)?.value ?? UNKNOWN
      }
      return [person, outcomeOf(judge(values))]
    }),
  )
}

/** One rule in one book; the same rule in two books can be asked side by side. */
export type Asking = { book: RuleBook; rule: string }

/** What is asked only of those whose first outcomes call for it. */
export type Further = { askings: readonly Asking[]; when(outcomes: Outcome[]): boolean }

/** Somebody judged: the outcome of every rule asked, and `more` where what was to be asked further was. */
export type JudgedPerson = { person: string; outcomes: Outcome[]; more?: Outcome[] }

/**
 * Judges everybody on the register who is alive on the day, set by set: `work` gets a batch of persons, each with the outcome of every rule asked. For jobs:
 * the whole district must be in sight.
 */
export async function judgeEverybody(
  tx: Tx,
  {
    askings,
    further,
    supplied,
    on,
    size = 10_000,
  }: { askings: readonly Asking[]; further?: Further; supplied: DistrictBook['supplied']; on: string; size?: number },
  work: (batch: JudgedPerson[]) => Promise<void>,
): Promise<void> {
  const all = [...askings, ...(further?.askings ?? [])]
  const names = [...new Set(all.flatMap(({ book, rule }) => (book.rule(rule, on) ? asked(book, { rule, on }) : [])))]
  const facts = names.flatMap((name) => supplied.get(name) ?? [])
  const judges = askings.map((asking) => judgeOf(asking, on, facts))
  const others = (further?.askings ?? []).map((asking) => judgeOf(asking, on, facts))
  await eachOfAll(tx, facts, on, size, (rows) =>
    work(
      rows.map(({ id, values }) => {
        const outcomes = judges.map((judge) => judge(values))
        const more = further?.when(outcomes) ? { more: others.map((judge) => judge(values)) } : {}
        return { person: id, outcomes, ...more }
      }),
    ),
  )
}

/** A judge over the values of the facts in their order; where no rule is in force there is no outcome. */
function judgeOf(
  { book, rule }: Asking,
  on: string,
  facts: readonly { name: string; type: FactInfo['type'] }[],
): (row: (FactValue | null)[]) => Outcome {
  if (!book.rule(rule, on)) return () => 'none'
  const judge = readable(rule, () => book.judge(rule, on))
  const places = new Map(book.facts.map(({ name }, at) => [name, at]))
  const columns = facts.map(({ name, type }) => ({ at: places.get(name) ?? -1, type }))
  const values: Value[] = book.facts.map(() => UNKNOWN)
  return (row) => {
    columns.forEach(({ at, type }, column) => {
      if (at >= 0) values[at] = feelValue(type, row[column] ?? null)
    })
    return outcomeOf(judge(values))
  }
}
