import type { Words } from '../../../../platform/words/words.ts'
import type { EvaluationFacts } from './facts.ts'

type Named = Pick<EvaluationFacts, 'plan' | 'head'>

/** The report's name: of the whole period once it is over, before that of its middle. The plan's name first, what is said of it second. */
export function evaluationTitle({ plan, head }: Named, words: Words): string {
  return words('plans.report.evaluation.title', { plan: plan.title, report: kindOf({ plan, head }, words) })
}

/** What kind of evaluation the day makes it. */
export const kindOf = ({ plan, head }: Named, words: Words) =>
  words(`plans.report.evaluation.${head.asOf > `${plan.periodEnd}-12-31` ? 'final' : 'interim'}`)
