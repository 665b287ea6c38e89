import type { TaskRow } from '../../tasks/contract.ts'

/** The cards above the task board; each filters it. A task can stand under several. */
export const taskGroups = ['all', 'overdue', 'owed', 'supervised', 'difficult', 'done'] as const
export type TaskGroup = (typeof taskGroups)[number]

/** Whether a task counts under a card. */
export function belongs(task: TaskRow, group: TaskGroup): boolean {
  switch (group) {
    case 'all':
      return true
    case 'overdue':
      return task.overdue > 0
    case 'owed':
      return task.owedQuarter !== null
    case 'supervised':
      return task.openSupervisions > 0
    case 'difficult':
      return task.state === 'difficult' || task.state === 'stopped'
    case 'done':
      return task.state === 'done'
  }
}

/** The tasks that the filters of the address leave. */
export function chosenTasks(tasks: TaskRow[], filters: Record<string, string | undefined>): TaskRow[] {
  const { group, department, role, words } = filters
  const wanted = words?.toLowerCase().split(/\s+/) ?? []
  return tasks.filter(
    (task) =>
      (!group || belongs(task, group as TaskGroup)) &&
      (!department || task.duties.some((duty) => duty.id === department && (!role || duty.role === role))) &&
      wanted.every((word) =>
        [task.title, ...task.path, ...task.duties.map((duty) => duty.name)].join(' ').toLowerCase().includes(word),
      ),
  )
}

/** The tasks under headings: the plan's chapters as printed, or the departments that lead them. */
export function grouped(tasks: TaskRow[], by: string | undefined): { heading: string; tasks: TaskRow[] }[] {
  const groups = new Map<string, TaskRow[]>()
  for (const task of tasks) {
    const leads = task.duties.filter((duty) => duty.role === 'lead').map((duty) => duty.name)
    for (const heading of by === 'department' ? (leads.length > 0 ? leads : ['–']) : [task.path.join(' › ')])
      groups.set(heading, [...(groups.get(heading) ?? []), task])
  }
  return [...groups].map(([heading, found]) => ({ heading, tasks: found }))
}
