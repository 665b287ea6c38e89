import type { AdviceItem, Answers, Progress, Who } from '../contract.ts'
import { factsOf, questions, suits } from './questions.ts'

/** Questions at most, with for whom and how old. */
export const mostQuestions = 7

/** Which questions could still change an outcome, those that decide most services first; none when nothing is open. Pure. */
export function progressOf(
  items: readonly AdviceItem[],
  { who, age, answers }: { who: Who; age: number | undefined; answers: Answers },
): Progress {
  const weights = new Map<string, { weight: number; services: number }>()
  const open = questions.filter((question) => !(question.id in answers) && suits(question, who, age))
  for (const { missing } of items) {
    const asking = open.filter((question) => factsOf(question).some((name) => missing.includes(name)))
    for (const { id } of asking) {
      const { weight, services } = weights.get(id) ?? { weight: 0, services: 0 }
      weights.set(id, { weight: weight + 1 / asking.length, services: services + 1 })
    }
  }
  const ranked = open
    .flatMap(({ id }) =>
      weights.has(id) ? [{ question: id, ...(weights.get(id) as { weight: number; services: number }) }] : [],
    )
    .sort((a, b) => b.weight - a.weight)
  const asked = Object.keys(answers).length + 1
  const next = !('age' in answers) && age === undefined ? 'age' : asked >= mostQuestions ? null : (ranked[0]?.question ?? null)
  return { next, open: ranked.map(({ question, services }) => ({ question, services })) }
}
