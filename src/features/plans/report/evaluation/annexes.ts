import type { Words } from '../../../../platform/words/words.ts'
import { indicatorStatuses } from '../../rules/assessment.ts'
import { indicatorKinds } from '../../rules/definition.ts'
import { figure } from '../figures.ts'
import type { EvaluationFacts } from './facts.ts'
import { heading, paragraph, table } from './parts.ts'

/** 附录: what kind of number each indicator is, and by which published rule it is judged. */
export function annexes({ indicators, figures, quality }: EvaluationFacts, words: Words) {
  const pending = new Set(quality.lines.filter((line) => line.fault === 'not_counted_yet').map((line) => line.key))
  const column = (name: string) => words(`plans.report.column.${name}`)
  const percent = (share: number) => `${figure(Math.round(share * 1000) / 10)}%`
  const method = (name: string) =>
    paragraph(
      words(`plans.report.method.${name}`, {
        ...{ ok: percent(figures.ok), lagging: percent(figures.lagging), around: percent(figures.aroundShare) },
        ...{ stale: figures.staleAfterDays, final: figures.finalWithinDays },
      }),
    )
  return [
    heading(1, words('plans.report.evaluation.annex_definitions')),
    table(
      [
        { heading: column('key'), width: 1000, align: 'centre' },
        { heading: column('indicator'), width: 3700 },
        { heading: column('unit'), width: 900, align: 'centre' },
        { heading: column('kind'), width: 1000, align: 'centre' },
        { heading: column('source'), width: 900, align: 'centre' },
        { heading: column('unsure'), width: 1912 },
      ],
      indicators.map(({ row }) => [
        row.key,
        row.name,
        row.unit ?? '—',
        words(`indicator.kind.${row.kind}`),
        words(`plans.report.source.${pending.has(row.key) ? 'pending' : row.source}`),
        row.unsure ?? '',
      ]),
    ),
    heading(1, words('plans.report.evaluation.annex_methods')),
    ...['path', 'grades', 'kept', 'without_base', 'yearly', 'around', 'final', 'stale', 'known'].map(method),
    heading(2, words('plans.report.evaluation.kinds')),
    explained(
      indicatorKinds.map((kind) => [words(`indicator.kind.${kind}`), words(`plans.report.kind.${kind}`)]),
      words,
    ),
    heading(2, words('plans.report.evaluation.statuses')),
    explained(
      indicatorStatuses.map((status) => [words(`indicator.status.${status}`), words(`plans.report.status.${status}`)]),
      words,
    ),
  ]
}

function explained(rows: [string, string][], words: Words) {
  return table(
    [
      { heading: words('plans.report.column.term'), width: 2000 },
      { heading: words('plans.report.column.explanation'), width: 7412 },
    ],
    rows,
  )
}
