import type { KnownFact, KnownFacts } from '../../../platform/rules/decide/read.ts'
import type { Answers } from '../contract.ts'
import { questionOf, questions } from './questions.ts'

/** Where facts are from that somebody said on the page or at the counter. */
export const saidSource = '本人所述'

/** The facts that the answers give; a fact on record is not overruled by what is said. */
export function factsSaid(answers: Answers, on: string, onRecord: KnownFacts = new Map()): Map<string, KnownFact> {
  const said = new Map<string, KnownFact>(onRecord)
  const add = (name: string, value: KnownFact['value'], source = saidSource) => {
    if (!said.has(name)) said.set(name, { value, source, validFrom: null })
  }
  const months = monthsOf(answers.age, on)
  if (months !== undefined) {
    add('年龄', Math.floor(months / 12))
    add('月龄', months)
  }
  for (const { id } of questions) {
    const chosen = questionOf(id)?.choices.find(({ value }) => value === answers[id])
    for (const [name, value] of Object.entries(chosen?.facts ?? {})) add(name, value)
  }
  // Whoever is registered in a district of the city is registered in the city.
  const registered = said.get('户籍区')
  if (registered?.value === '本区') add('本市户籍', true, registered.source)
  return said
}

/** Completed months from an age in years, or from a month of birth: as if born on its first day. */
export function monthsOf(age: string | undefined, on: string): number | undefined {
  if (age === undefined) return undefined
  if (/^\d{1,3}$/.test(age)) return Number(age) <= 130 ? Number(age) * 12 : undefined
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(age) ?? []
  if (!year || !month || Number(month) < 1 || Number(month) > 12) return undefined
  const months = (Number(on.slice(0, 4)) - Number(year)) * 12 + Number(on.slice(5, 7)) - Number(month)
  return months >= 0 && months <= 130 * 12 ? months : undefined
}
