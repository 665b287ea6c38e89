import { dayOf } from '../../../../platform/clock.ts'
import type { Column } from '../../../../platform/files/workbook.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { ProjectRow, RegisterItem } from '../../projects/contract.ts'
import { wanOf } from '../figures.ts'

/** Projects as columns; money in 万元, as the plan prints it. */
export function projectColumns(words: Words): Column<ProjectRow>[] {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return [
    { heading: heading('no'), width: 6, kind: 'number', of: (row) => row.no },
    { heading: heading('project'), width: 38, of: (row) => row.name },
    { heading: heading('type'), width: 10, of: (row) => row.type },
    { heading: heading('period'), width: 13, of: (row) => row.period },
    { heading: heading('place'), width: 16, of: (row) => row.place },
    { heading: heading('responsible'), width: 26, of: (row) => row.responsible.join('、') || null },
    { heading: heading('investment_wan'), width: 14, kind: 'number', of: (row) => row.investmentWan },
    { heading: heading('requested_wan'), width: 14, kind: 'number', of: (row) => row.requestedWan },
    { heading: heading('spent_wan'), width: 14, kind: 'number', of: (row) => wanOf(row.spentFen) },
    {
      heading: heading('spent_share'),
      width: 9,
      kind: 'share',
      of: (row) => (row.investmentWan ? wanOf(row.spentFen) / row.investmentWan : null),
    },
    { heading: heading('stage'), width: 18, of: (row) => row.stage },
    { heading: heading('late'), width: 9, of: (row) => (row.late ? words('plans.report.yes') : null) },
    {
      ...{ heading: heading('stages'), width: 44 },
      of: (row) =>
        row.stages
          .filter((stage) => !stage.withdrawn)
          .map((stage) => `${stage.name} ${stage.startsOn}–${stage.endsOn}${stage.doneOn ? ` ✓${stage.doneOn}` : ''}`)
          .join('；') || null,
    },
  ]
}

/** A register of the plan as columns. */
export function registerColumns(words: Words): Column<RegisterItem>[] {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return [
    { heading: heading('no'), width: 6, kind: 'number', of: (row) => row.no },
    { heading: heading('category'), width: 16, of: (row) => row.category },
    { heading: heading('name'), width: 44, of: (row) => row.name },
    { heading: heading('doc_number'), width: 22, of: (row) => row.docNumber },
    { heading: heading('responsible'), width: 28, of: (row) => row.responsible.join('、') || null },
    { heading: heading('state'), width: 11, of: (row) => words(`plans.projects.state.${row.state}`) },
    { heading: heading('note'), width: 44, of: (row) => row.note || null },
    { heading: heading('set_by'), width: 16, of: (row) => row.set?.name ?? null },
    { heading: heading('set_on'), width: 12, kind: 'day', of: (row) => (row.set ? dayOf(new Date(row.set.at)) : null) },
  ]
}
