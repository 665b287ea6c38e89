import { dayOf } from '../../../../platform/clock.ts'
import type { Column } from '../../../../platform/files/workbook.ts'
import type { Words } from '../../../../platform/words/words.ts'
import type { Supervision, TaskRow } from '../../tasks/contract.ts'

/** The task board as columns, a column for each part departments play. */
export function taskColumns(words: Words): Column<TaskRow>[] {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  const duties = (role: string) => (row: TaskRow) =>
    row.duties
      .filter((duty) => duty.role === role)
      .map((duty) => duty.name)
      .join('、') || null
  return [
    { heading: heading('key'), width: 7, of: (row) => row.key },
    { heading: heading('chapter'), width: 34, of: (row) => row.path.join(' › ') },
    { heading: heading('no'), width: 7, of: (row) => row.no },
    { heading: heading('task'), width: 38, of: (row) => row.title },
    { heading: heading('domain'), width: 10, of: (row) => words(`plans.tasks.domain.${row.domain}`) },
    { heading: words('plans.tasks.role.lead'), width: 22, of: duties('lead') },
    { heading: words('plans.tasks.role.support'), width: 32, of: duties('support') },
    { heading: words('plans.tasks.role.implement'), width: 32, of: duties('implement') },
    { heading: heading('state'), width: 11, of: (row) => words(`plans.tasks.state.${row.state}`) },
    { heading: heading('last_quarter'), width: 10, of: (row) => row.lastQuarter },
    { heading: heading('owed_quarter'), width: 10, of: (row) => row.owedQuarter },
    { heading: heading('overdue'), width: 9, kind: 'number', of: (row) => row.overdue },
    { heading: heading('next_milestone'), width: 28, of: (row) => row.nextMilestone?.title ?? null },
    { heading: heading('next_due_on'), width: 12, kind: 'day', of: (row) => row.nextMilestone?.dueOn ?? null },
    { heading: heading('open_supervisions'), width: 10, kind: 'number', of: (row) => row.openSupervisions },
    { heading: heading('moves'), width: 18, of: (row) => row.indicators.join('、') || null },
  ]
}

/** Supervisions as columns, from issue to closure. */
export function supervisionColumns(words: Words): Column<Supervision>[] {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return [
    { heading: heading('state'), width: 13, of: (row) => words(`plans.tasks.supervision.${row.state}`) },
    { heading: heading('due_on'), width: 12, kind: 'day', of: (row) => row.dueOn },
    { heading: heading('department'), width: 20, of: (row) => row.department.name },
    { heading: heading('title'), width: 30, of: (row) => row.title },
    { heading: heading('text'), width: 44, of: (row) => row.text },
    { heading: heading('subject_kind'), width: 12, of: (row) => words(`plans.tasks.subject.${row.subjectKind}`) },
    { heading: heading('subject'), width: 28, of: (row) => row.subjectTitle },
    { heading: heading('issued_by'), width: 14, of: (row) => row.issued.name },
    { heading: heading('issued_on'), width: 12, kind: 'day', of: (row) => dayAt(row.issued.at) },
    { heading: heading('answer'), width: 44, of: (row) => row.answer?.text ?? null },
    { heading: heading('answered_by'), width: 14, of: (row) => row.answer?.by.name ?? null },
    { heading: heading('answered_on'), width: 12, kind: 'day', of: (row) => dayAt(row.answer?.by.at) },
    { heading: heading('closed_by'), width: 14, of: (row) => row.closed?.name ?? null },
    { heading: heading('closed_on'), width: 12, kind: 'day', of: (row) => dayAt(row.closed?.at) },
    { heading: heading('closing_note'), width: 24, of: (row) => row.closingNote || row.reason },
  ]
}

const dayAt = (instant: string | undefined) => (instant ? dayOf(new Date(instant)) : null)
