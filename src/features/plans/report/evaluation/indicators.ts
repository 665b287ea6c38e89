import type { Words } from '../../../../platform/words/words.ts'
import type { IndicatorStatus } from '../../rules/assessment.ts'
import { bulletOf, statusColours } from '../drawing/bullet.ts'
import { baseText, currentText, dayText, figure, reasonText, targetText, withUnit } from '../figures.ts'
import type { EvaluationFacts, Judged } from './facts.ts'
import { type CellContent, heading, paragraph, remark, type TableColumn, type TableLine, table } from './parts.ts'

/** 二、指标进展: first what needs attention, then every indicator of each domain with its chart. */
export function indicatorSection(facts: EvaluationFacts, words: Words) {
  const domains = [...new Set(facts.indicators.map(({ row }) => row.domain))]
  return [
    heading(1, words('plans.report.evaluation.indicators')),
    heading(2, words('plans.report.evaluation.attention')),
    ...attention(facts, words).map(paragraph),
    ...domains.flatMap((domain, at) => [
      heading(2, words('plans.report.evaluation.domain', { domain, number: words(`plans.report.numeral.${at + 2}`) })),
      remark(words('plans.report.evaluation.chart_note')),
      table(
        columns(words),
        linesOf(
          facts.indicators.filter(({ row }) => row.domain === domain),
          words,
        ),
      ),
    ]),
  ]
}

const worst: readonly IndicatorStatus[] = ['final_not_met', 'far_behind', 'lagging']

/** A sentence for each indicator that lags, the worst first. */
export function attention({ indicators }: EvaluationFacts, words: Words): string[] {
  const behind = worst.flatMap((status) => indicators.filter(({ row }) => row.status === status))
  if (behind.length === 0) return [words('plans.report.evaluation.nothing_lags')]
  return behind.map(({ row, assessment }, at) =>
    words('plans.report.evaluation.lagging_sentence', {
      ...{
        n: at + 1,
        name: row.name,
        status: words(`indicator.status.${row.status}`),
        target: targetText(row, words),
        value: currentText(row, words),
      },
      ...{
        on: row.current ? dayText(row.current.on, words) : '—',
        leads: row.leads.map((lead) => lead.name).join('、') || words('plans.report.evaluation.no_lead'),
      },
      expected:
        assessment.expected === null
          ? ''
          : words('plans.report.evaluation.expected_then', {
              expected: withUnit(Math.round(assessment.expected * 100) / 100, row.unit),
            }),
      reason: reasonText(row, words),
    }),
  )
}

function columns(words: Words): TableColumn[] {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return [
    { heading: heading('no'), width: 600, align: 'centre' },
    { heading: heading('indicator'), width: 2240 },
    { heading: heading('base'), width: 900, align: 'right' },
    { heading: heading('target'), width: 1150, align: 'right' },
    { heading: heading('value'), width: 1150, align: 'right' },
    { heading: heading('path'), width: 1720, align: 'centre' },
    { heading: heading('status_reason'), width: 1652 },
  ]
}

function linesOf(indicators: Judged[], words: Words): TableLine[] {
  return indicators.flatMap((judged, at): TableLine[] => {
    const { category } = judged.row
    const opens = category !== null && category !== indicators[at - 1]?.row.category
    return [...(opens ? [{ group: category }] : []), rowOf(judged, words)]
  })
}

function rowOf({ row, assessment }: Judged, words: Words): CellContent[] {
  const leads = row.leads.map((lead) => lead.name).join('、') || words('plans.report.evaluation.no_lead')
  const about = [row.nature, row.unsure ? words('plans.report.evaluation.to_confirm') : null, leads].filter(Boolean).join(' · ')
  return [
    row.no === null ? '—' : String(row.no),
    [row.name, { text: about, colour: '#4a5556' }],
    [
      baseText(row),
      ...(row.base.year ? [{ text: words('plans.report.evaluation.year', { year: row.base.year }), colour: '#4a5556' }] : []),
    ],
    [
      targetText(row, words),
      ...(row.target.year ? [{ text: words('plans.report.evaluation.year', { year: row.target.year }), colour: '#4a5556' }] : []),
    ],
    [currentText(row, words), ...(row.current ? [{ text: row.current.on, colour: '#4a5556' }] : [])],
    pathCell({ row, assessment }, words),
    [{ text: words(`indicator.status.${row.status}`), bold: true, colour: textColour(row.status) }, reasonText(row, words)],
  ]
}

function pathCell({ row, assessment }: Judged, words: Words): CellContent {
  const drawing = bulletOf(assessment, row.target.op)
  const progress =
    assessment.progress === null
      ? null
      : words('plans.report.evaluation.progress', { share: figure(Math.round(assessment.progress * 1000) / 10) })
  if (!drawing) return progress ?? '—'
  const says = [
    row.name,
    currentText(row, words),
    `${words('plans.report.column.target')} ${targetText(row, words)}`,
    words(`indicator.status.${row.status}`),
  ].join('，')
  return [{ drawing, says }, ...(progress ? [progress] : [])]
}

// Straw and the pale greys are too light for words on white.
function textColour(status: IndicatorStatus): string {
  if (status === 'lagging') return '#7a5a00'
  return status === 'awaiting_report' || status === 'awaiting_figure' || status === 'open' || status === 'not_met_no_path'
    ? '#4a5556'
    : statusColours[status]
}
