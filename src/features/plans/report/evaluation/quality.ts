import type { Words } from '../../../../platform/words/words.ts'
import { qualityFaults } from '../../quality/contract.ts'
import type { EvaluationFacts } from './facts.ts'
import { heading, paragraph, type TableLine, table } from './parts.ts'

// What a record will count one day is reported well enough until then: the annex says which, the table lists what somebody must mend now.
const toMend = qualityFaults.filter((fault) => fault !== 'not_counted_yet')

/** 六、数据质量: where the numbers come from, which of them cannot be fully trusted, and who mends it. */
export function qualitySection({ indicators, quality }: EvaluationFacts, words: Words) {
  const counted = indicators.filter(({ row }) => row.source === 'counted').length
  const column = (name: string) => words(`plans.report.column.${name}`)
  const sentence = words('plans.report.evaluation.quality_sentence', {
    ...{ total: quality.indicators, counted, reported: indicators.length - counted, sound: quality.sound },
    pending: quality.lines.filter((line) => line.fault === 'not_counted_yet').length,
    unsure: indicators.filter(({ row }) => row.unsure !== null).length,
  })
  const lines = toMend.flatMap((fault): TableLine[] => {
    const found = quality.lines.filter((line) => line.fault === fault)
    if (found.length === 0) return []
    return [
      { group: words('plans.report.evaluation.group', { name: words(`plans.report.fault.${fault}`), n: found.length }) },
      ...found.map(
        (line): TableLine => [
          line.key,
          line.name,
          line.missing > 0 ? words('plans.report.evaluation.rows_missing', { n: line.missing }) : line.what || '—',
          line.owners.map((owner) => owner.name).join('、') || words('plans.report.evaluation.coordinator'),
        ],
      ),
    ]
  })
  return [
    heading(1, words('plans.report.evaluation.quality')),
    paragraph(sentence),
    ...(lines.length === 0
      ? []
      : [
          table(
            [
              { heading: column('key'), width: 1000, align: 'centre' },
              { heading: column('indicator'), width: 3400 },
              { heading: column('explanation'), width: 2912 },
              { heading: column('mends'), width: 2100 },
            ],
            lines,
          ),
        ]),
  ]
}
