import { Temporal } from 'temporal-polyfill'
import type { Words } from '../../../../platform/words/words.ts'
import type { TaskRow } from '../../tasks/contract.ts'
import type { EvaluationFacts } from './facts.ts'
import { type CellContent, heading, paragraph, type TableLine, table } from './parts.ts'

/** 三、任务推进: a line for each department that leads, then its tasks, then every overdue milestone. */
export function taskSection(facts: EvaluationFacts, words: Words) {
  const leading = leadingDepartments(facts.tasks, words)
  return [
    heading(1, words('plans.report.evaluation.tasks')),
    heading(2, words('plans.report.evaluation.by_department')),
    departmentTable(leading, facts, words),
    heading(2, words('plans.report.evaluation.task_table')),
    taskTable(leading, words),
    heading(2, words('plans.report.evaluation.overdue_milestones')),
    ...(facts.overdue.length === 0
      ? [paragraph(words('plans.report.evaluation.nothing_overdue'))]
      : [overdueTable(facts, words)]),
  ]
}

type Leading = { name: string; id: string | null; tasks: TaskRow[] }

/** The departments that lead tasks, the one with most first; tasks nobody leads come last. A task with two leads stands under the first. */
export function leadingDepartments(tasks: TaskRow[], words: Words): Leading[] {
  const groups = new Map<string, Leading>()
  for (const task of tasks) {
    const lead = task.duties.find((duty) => duty.role === 'lead')
    const group = groups.get(lead?.id ?? '') ?? {
      name: lead?.name ?? words('plans.report.evaluation.no_lead'),
      id: lead?.id ?? null,
      tasks: [],
    }
    group.tasks.push(task)
    groups.set(lead?.id ?? '', group)
  }
  return [...groups.values()].sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.tasks.length - a.tasks.length)
}

function departmentTable(leading: Leading[], { tasks }: EvaluationFacts, words: Words) {
  const column = (name: string, width: number) => ({
    heading: words(`plans.report.column.${name}`),
    width,
    align: 'centre' as const,
  })
  const state = (name: string, width: number) => ({
    heading: words(`plans.tasks.state.${name}`),
    width,
    align: 'centre' as const,
  })
  const states = ['done', 'on_track', 'difficult', 'stopped', 'not_reported'] as const
  const sum = (of: (task: TaskRow) => number, group: Leading) => group.tasks.reduce((total, task) => total + of(task), 0)
  return table(
    [
      { heading: words('plans.report.column.department'), width: 2612 },
      ...[
        column('leads_tasks', 800),
        column('helps_tasks', 900),
        ...states.map((name) => state(name, 740)),
        column('overdue', 700),
        column('owed', 700),
      ],
    ],
    leading.map((group): CellContent[] => [
      group.name,
      String(group.tasks.length),
      group.id === null
        ? '—'
        : String(tasks.filter((task) => task.duties.some((duty) => duty.id === group.id && duty.role !== 'lead')).length),
      ...states.map((name) => blankZero(group.tasks.filter((task) => task.state === name).length)),
      blankZero(sum((task) => task.overdue, group)),
      blankZero(sum((task) => (task.owedQuarter === null ? 0 : 1), group)),
    ]),
  )
}

const blankZero = (count: number) => (count === 0 ? '' : String(count))

function taskTable(leading: Leading[], words: Words) {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  return table(
    [
      { heading: heading('no'), width: 800, align: 'centre' },
      { heading: heading('task'), width: 2700 },
      { heading: heading('state'), width: 1200, align: 'centre' },
      { heading: heading('last_quarter'), width: 1212, align: 'centre' },
      { heading: heading('milestones'), width: 2700 },
      { heading: heading('open_supervisions'), width: 800, align: 'centre' },
    ],
    leading.flatMap((group): TableLine[] => [
      { group: words('plans.report.evaluation.group', { name: group.name, n: group.tasks.length }) },
      ...group.tasks.map((task) => taskLine(task, words)),
    ]),
  )
}

function taskLine(task: TaskRow, words: Words): CellContent[] {
  const milestones = [
    ...(task.overdue > 0
      ? [{ text: words('plans.report.evaluation.overdue_count', { n: task.overdue }), bold: true, colour: '#a8380f' }]
      : []),
    ...(task.nextMilestone
      ? [words('plans.report.evaluation.next', { title: task.nextMilestone.title, day: task.nextMilestone.dueOn })]
      : []),
  ]
  return [
    task.no ?? '—',
    task.title,
    words(`plans.tasks.state.${task.state}`),
    [
      task.lastQuarter ?? '—',
      ...(task.owedQuarter
        ? [{ text: words('plans.report.evaluation.owed', { quarter: task.owedQuarter }), colour: '#a8380f' }]
        : []),
    ],
    milestones.length > 0 ? milestones : '—',
    blankZero(task.openSupervisions),
  ]
}

function overdueTable({ overdue, tasks, head }: EvaluationFacts, words: Words) {
  const heading = (name: string) => words(`plans.report.column.${name}`)
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  return table(
    [
      { heading: heading('milestone'), width: 3000 },
      { heading: heading('task'), width: 2712 },
      { heading: heading('responsible'), width: 1700 },
      { heading: heading('due_on'), width: 1200, align: 'centre' },
      { heading: heading('days_overdue'), width: 800, align: 'right' },
    ],
    overdue.map(({ task, title, dueOn, department }) => {
      const whose = byKey.get(task)
      const leads = whose?.duties
        .filter((duty) => duty.role === 'lead')
        .map((duty) => duty.name)
        .join('、')
      const days = Temporal.PlainDate.from(dueOn).until(Temporal.PlainDate.from(head.asOf), { largestUnit: 'day' }).days
      return [title, whose?.title ?? task, department ?? (leads || '—'), dueOn, String(days)]
    }),
  )
}
