import type { Words } from '../../../../platform/words/words.ts'
import type { ProjectRow } from '../../projects/contract.ts'
import { partOf } from '../drawing/shares.ts'
import { figure, wan, wanOf } from '../figures.ts'
import type { EvaluationFacts } from './facts.ts'
import { type CellContent, heading, paragraph, table } from './parts.ts'

/** 四、重大项目与清单: money and stages of each project, and how far each list is. */
export function projectSection({ projects: { projects, totals }, registers }: EvaluationFacts, words: Words) {
  const lists = registers.filter(({ items }) => items.length > 0)
  return [
    heading(1, words('plans.report.evaluation.projects')),
    ...(projects.length === 0
      ? [paragraph(words('plans.report.evaluation.no_projects'))]
      : [projectTable(projects, totals, words)]),
    ...(lists.length === 0
      ? [paragraph(words('plans.report.evaluation.no_registers'))]
      : [heading(2, words('plans.report.evaluation.registers')), registerTable(lists, words)]),
  ]
}

function projectTable(projects: ProjectRow[], totals: EvaluationFacts['projects']['totals'], words: Words) {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return table(
    [
      { heading: heading('no'), width: 600, align: 'centre' },
      { heading: heading('project'), width: 2612 },
      { heading: heading('period'), width: 1100, align: 'centre' },
      { heading: heading('investment_wan'), width: 1150, align: 'right' },
      { heading: heading('spent_wan'), width: 1150, align: 'right' },
      { heading: heading('spent_share'), width: 1500, align: 'centre' },
      { heading: heading('stage'), width: 1300 },
    ],
    [
      ...projects.map((project) => projectLine(project, words)),
      [
        '',
        { text: words('plans.report.evaluation.total'), bold: true },
        '',
        wan(totals.investmentWan),
        wan(wanOf(totals.spentFen)),
        shareText(totals),
        '',
      ],
    ],
  )
}

function projectLine(project: ProjectRow, words: Words): CellContent[] {
  const spent = wanOf(project.spentFen)
  const drawing = project.investmentWan === null ? null : partOf(spent, project.investmentWan)
  const says = words('plans.report.evaluation.money_says', {
    name: project.name,
    planned: wan(project.investmentWan),
    spent: wan(spent),
  })
  return [
    project.no === null ? '—' : String(project.no),
    [project.name, ...(project.responsible.length > 0 ? [{ text: project.responsible.join('、'), colour: '#4a5556' }] : [])],
    project.period ?? '—',
    wan(project.investmentWan),
    wan(spent),
    drawing ? [{ drawing, says }, shareText(project)] : '—',
    [project.stage ?? '—', ...(project.late ? [{ text: words('plans.report.column.late'), bold: true, colour: '#a8380f' }] : [])],
  ]
}

const shareText = ({ investmentWan, spentFen }: { investmentWan: number | null; spentFen: number }) =>
  investmentWan ? `${figure(Math.round((wanOf(spentFen) / investmentWan) * 1000) / 10)}%` : '—'

function registerTable(lists: EvaluationFacts['registers'], words: Words) {
  const states = ['not_started', 'under_way', 'done', 'stopped'] as const
  const column = (heading: string) => ({ heading, width: 1350, align: 'centre' as const })
  return table(
    [
      { heading: words('plans.report.column.register'), width: 2662 },
      column(words('plans.report.column.items')),
      ...states.map((state) => column(words(`plans.projects.state.${state}`))),
    ],
    lists.map(({ register, items }) => [
      words(`plans.projects.register.${register}`),
      String(items.length),
      ...states.map((state) => String(items.filter((item) => item.state === state).length)),
    ]),
  )
}
