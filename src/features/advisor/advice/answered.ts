import type { KnownFact, KnownFacts } from '../../../platform/rules/decide/read.ts'
import type { Answers } from '../contract.ts'
import { isYearAlone, monthsOf } from './age.ts'
import { type Between, isBetween, questionOf, questions, unsure } from './shapes.ts'

/** Where facts are from that somebody said on the page or at the counter. */
export const saidSource = '本人所述'

/** Facts of which one of several holds, and nobody said which: every case gives all of them. */
export type Cases = readonly KnownFacts[]

/** What is known of somebody: the facts, and those that an answer leaves between two bounds. */
export type Known = { facts: KnownFacts; open: readonly Cases[] }

/** The facts that the answers give; a fact on record is not overruled by what is said. */
export function factsSaid(answers: Answers, on: string, onRecord: KnownFacts = new Map()): Known {
  const said = new Map<string, KnownFact>(onRecord)
  const open: Cases[] = []
  const add = (name: string, value: KnownFact['value'], source = saidSource) => {
    if (!said.has(name)) said.set(name, factOf(value, source))
  }
  const aged = said.has('年龄') || said.has('月龄') ? undefined : monthsOf(ageSaid(answers), on)
  if (aged) open.push(between(aged, (months) => ({ 年龄: Math.floor(months / 12), 月龄: months })))
  for (const { id } of questions) {
    const chosen = questionOf(id)?.choices.find(({ value }) => value === answers[id])
    for (const [name, value] of Object.entries(chosen?.facts ?? {})) {
      if (!isBetween(value)) add(name, value)
      else if (!said.has(name)) open.push(between(value, (one) => ({ [name]: one })))
    }
  }
  // Whoever is registered in a district of the city is registered in the city.
  const registered = said.get('户籍区')
  if (registered?.value === '本区') add('本市户籍', true, registered.source)
  return { facts: said, open }
}

/** The age that was said, with the month that was asked after a year of birth. */
const ageSaid = ({ age, month }: Answers): string | undefined =>
  isYearAlone(age) && month !== undefined && month !== unsure ? `${age}-${month}` : age

const factOf = (value: KnownFact['value'], source = saidSource): KnownFact => ({ value, source, validFrom: null })

const between = ({ from, to }: Between, factsAt: (one: number) => Record<string, number>): Cases =>
  Array.from({ length: to - from + 1 }, (_, at) => {
    const facts = Object.entries(factsAt(from + at))
    return new Map(facts.map(([name, value]) => [name, factOf(value)]))
  })
