import type { AdviceItem, Answers, Progress, Who } from '../contract.ts'
import { isYearAlone } from './age.ts'
import { factsOf, questionOf, questions, suits } from './shapes.ts'

/** Questions at most, with for whom and how old. */
export const mostQuestions = 7

/**
 * Which questions could still change an outcome, or an amount of what somebody may get: everyday ones first, then those that decide most services; none when
 * nothing is open. Pure.
 */
export function progressOf(
  items: readonly AdviceItem[],
  { who, age, answers }: { who: Who; age: number | undefined; answers: Answers },
): Progress {
  const weights = new Map<string, { weight: number; services: number }>()
  // The month is asked after a year of birth alone.
  const settled = (id: string) => id in answers || (id === 'month' && !isYearAlone(answers.age))
  const open = questions.filter((question) => !settled(question.id) && suits(question, who, age))
  for (const { missing, gains } of items) {
    const wanted = new Set(missing)
    const wantedDaily = new Set([...missing, ...gains.flatMap((gain) => gain.missing)])
    const asking = open.filter((question) =>
      factsOf(question).some((name) => (question.everyday ? wantedDaily : wanted).has(name)),
    )
    for (const { id } of asking) {
      const { weight, services } = weights.get(id) ?? { weight: 0, services: 0 }
      weights.set(id, { weight: weight + 1 / asking.length, services: services + 1 })
    }
  }
  const ranked = open
    .flatMap(({ id }) =>
      weights.has(id) ? [{ question: id, ...(weights.get(id) as { weight: number; services: number }) }] : [],
    )
    .sort((a, b) => dailyOf(b.question) - dailyOf(a.question) || b.weight - a.weight)
  const asked = Object.keys(answers).length + 1
  const next = !('age' in answers) && age === undefined ? 'age' : asked >= mostQuestions ? null : (ranked[0]?.question ?? null)
  return { next, open: ranked.map(({ question, services }) => ({ question, services })) }
}

const dailyOf = (question: string): number => (questionOf(question)?.everyday ? 1 : 0)
