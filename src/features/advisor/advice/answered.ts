import type { KnownFact, KnownFacts } from '../../../platform/rules/decide/read.ts'
import type { Answers } from '../contract.ts'
import { monthsOf } from './age.ts'
import { questionOf, questions } from './shapes.ts'

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
