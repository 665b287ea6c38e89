import type { Words } from '../../../../platform/words/words.ts'
import { indicatorStatuses } from '../../rules/assessment.ts'
import { statusColours } from '../drawing/bullet.ts'
import { colours } from '../drawing/drawing.ts'
import { sharesOf } from '../drawing/shares.ts'
import { dayText, figure, wan, wanOf } from '../figures.ts'
import type { EvaluationFacts } from './facts.ts'
import { figureOf, heading, legend, paragraph, remark, table, textWidth } from './parts.ts'

/** 一、总体情况: what the counts say, in words, as a bar and as a table. */
export function overallSection(facts: EvaluationFacts, words: Words) {
  return [
    heading(1, words('plans.report.evaluation.overall')),
    ...overallSentences(facts, words).map(paragraph),
    ...indicatorBar(facts, words),
    ...taskBar(facts, words),
    remark(words('plans.report.evaluation.status_table')),
    statusTable(facts, words),
  ]
}

/** The paragraphs of the overall section. */
export function overallSentences(facts: EvaluationFacts, words: Words): string[] {
  const { indicators, tasks, overdue, projects, supervisions, head } = facts
  const rows = indicators.map(({ row }) => row)
  const listed = (counts: [string, number][]) =>
    counts
      .filter(([, n]) => n > 0)
      .map(([name, n]) => words('plans.report.evaluation.count', { name, n }))
      .join(words('plans.report.evaluation.comma'))
  const byStatus = listed(
    indicatorStatuses.map((status) => [words(`indicator.status.${status}`), rows.filter((row) => row.status === status).length]),
  )
  const byState = listed(
    taskStates.map((state) => [words(`plans.tasks.state.${state}`), tasks.filter((task) => task.state === state).length]),
  )
  const { investmentWan, spentFen, late } = projects.totals
  const running = supervisions.filter((one) => one.state !== 'withdrawn')
  const count = (state: string) => running.filter((one) => one.state === state).length
  return [
    words('plans.report.evaluation.indicators_sentence', {
      day: dayText(head.asOf, words),
      total: rows.length,
      counts: byStatus,
    }),
    words('plans.report.evaluation.values_sentence', {
      ...{
        known: rows.filter((row) => row.current !== null).length,
        total: rows.length,
        waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
      },
    }),
    words('plans.report.evaluation.tasks_sentence', {
      ...{
        total: tasks.length,
        counts: byState,
        overdue: overdue.length,
        owed: tasks.filter((task) => task.owedQuarter !== null).length,
      },
    }),
    projects.projects.length === 0
      ? words('plans.report.evaluation.no_projects')
      : words('plans.report.evaluation.projects_sentence', {
          ...{ total: projects.projects.length, planned: wan(investmentWan), spent: wan(wanOf(spentFen)), late },
          share: investmentWan > 0 ? `${figure(Math.round((wanOf(spentFen) / investmentWan) * 1000) / 10)}%` : '—',
        }),
    running.length === 0
      ? words('plans.report.evaluation.no_supervisions')
      : words('plans.report.evaluation.supervisions_sentence', {
          total: running.length,
          closed: count('closed'),
          answered: count('answered'),
          overdue: count('overdue'),
        }),
  ]
}

const taskStates = ['done', 'on_track', 'difficult', 'stopped', 'not_reported'] as const
const taskColours = {
  done: colours.leaf,
  on_track: colours.teal,
  difficult: colours.straw,
  stopped: colours.persimmon,
  not_reported: colours.pale,
}

function indicatorBar({ indicators }: EvaluationFacts, words: Words) {
  const parts = indicatorStatuses
    .map((status) => ({
      name: words(`indicator.status.${status}`),
      count: indicators.filter(({ row }) => row.status === status).length,
      fill: statusColours[status],
    }))
    .filter((part) => part.count > 0)
  return bar(words('plans.report.evaluation.indicators_bar'), parts)
}

function taskBar({ tasks }: EvaluationFacts, words: Words) {
  const parts = taskStates
    .map((state) => ({
      name: words(`plans.tasks.state.${state}`),
      count: tasks.filter((task) => task.state === state).length,
      fill: taskColours[state],
    }))
    .filter((part) => part.count > 0)
  return bar(words('plans.report.evaluation.tasks_bar'), parts)
}

function bar(title: string, parts: { name: string; count: number; fill: string }[]) {
  if (parts.length === 0) return []
  const says = `${title}: ${parts.map(({ name, count }) => `${name} ${count}`).join(', ')}`
  return [
    remark(title),
    figureOf({ drawing: sharesOf(parts, 600), says }),
    legend(parts.map(({ name, count, fill }) => ({ colour: fill, text: `${name} ${count}` }))),
  ]
}

function statusTable({ indicators }: EvaluationFacts, words: Words) {
  const domains = [...new Set(indicators.map(({ row }) => row.domain))]
  const shown = indicatorStatuses.filter((status) => indicators.some(({ row }) => row.status === status))
  const width = Math.floor((textWidth - 1500) / (shown.length + 1))
  const count = (domain: string | null, status: string | null) =>
    String(
      indicators.filter(({ row }) => (domain === null || row.domain === domain) && (status === null || row.status === status))
        .length,
    )
  const line = (name: string, domain: string | null) => [
    name,
    ...shown.map((status) => count(domain, status)),
    { text: count(domain, null), bold: true },
  ]
  return table(
    [
      { heading: words('plans.report.column.domain'), width: 1500 },
      ...[...shown.map((status) => words(`indicator.status.${status}`)), words('plans.report.evaluation.total')].map((name) => ({
        heading: name,
        width,
        align: 'centre' as const,
      })),
    ],
    [...domains.map((domain) => line(domain, domain)), line(words('plans.report.evaluation.total'), null)],
  )
}
