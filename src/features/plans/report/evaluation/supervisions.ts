import type { Words } from '../../../../platform/words/words.ts'
import type { EvaluationFacts } from './facts.ts'
import { overallSentences } from './overall.ts'
import { heading, paragraph, table } from './parts.ts'

/** 五、督办情况: what is not closed yet, the next deadline first. */
export function supervisionSection(facts: EvaluationFacts, words: Words) {
  const open = facts.supervisions.filter(({ state }) => state !== 'closed' && state !== 'withdrawn')
  const column = (name: string) => words(`plans.report.column.${name}`)
  return [
    heading(1, words('plans.report.evaluation.supervisions')),
    paragraph(overallSentences(facts, words).at(-1) ?? ''),
    ...(open.length === 0
      ? []
      : [
          table(
            [
              { heading: column('title'), width: 3000 },
              { heading: column('subject'), width: 2512 },
              { heading: column('department'), width: 1600 },
              { heading: column('due_on'), width: 1200, align: 'centre' },
              { heading: column('state'), width: 1100, align: 'centre' },
            ],
            open.map((one) => [
              one.title,
              one.subjectTitle,
              one.department.name,
              one.dueOn,
              {
                text: words(`plans.tasks.supervision.${one.state}`),
                bold: one.state === 'overdue',
                colour: one.state === 'overdue' ? '#a8380f' : '#1d2526',
              },
            ]),
          ),
        ]),
  ]
}
