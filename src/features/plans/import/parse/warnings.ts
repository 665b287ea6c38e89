import type { ImportWarning } from '../document.ts'
import type { PlanPack } from '../pack.ts'
import { looksLikeDepartment } from './departments.ts'

/** What a person should look at once the whole plan is read: odd department names, tasks without one, numbers that are missing. */
export function doubtsOf(pack: Omit<PlanPack, 'warnings'>): ImportWarning[] {
  return [...doubtfulDepartments(pack), ...tasksWithoutDepartment(pack), ...lostNumbers(pack)]
}

function doubtfulDepartments(pack: Omit<PlanPack, 'warnings'>): ImportWarning[] {
  const named = [
    ...pack.indicators.map((indicator) => ({ names: indicator.leads, at: indicator.span })),
    ...pack.tasks.map((task) => ({ names: task.departments, at: task.span })),
  ]
  const all = new Set(named.flatMap(({ names }) => names))
  return named.flatMap(({ names, at }) =>
    names.flatMap((name): ImportWarning[] => {
      if (!looksLikeDepartment(name)) return [{ at, code: 'department_unknown', text: name }]
      const full = ['区', '市', '县'].map((prefix) => prefix + name).find((longer) => all.has(longer))
      return full ? [{ at, code: 'department_short', text: `${name}: ${full}` }] : []
    }),
  )
}

function tasksWithoutDepartment(pack: Omit<PlanPack, 'warnings'>): ImportWarning[] {
  return pack.tasks
    .filter((task) => task.departments.length === 0)
    .map((task) => ({ at: task.span, code: 'task_without_department', text: task.title }))
}

/** A jump in printed numbers means that a row may be lost. */
function lostNumbers(pack: Omit<PlanPack, 'warnings'>): ImportWarning[] {
  return pack.indicators.flatMap((indicator, index): ImportWarning[] => {
    const before = pack.indicators[index - 1]?.no ?? 0
    if (indicator.no === null || indicator.no === before + 1 || indicator.no === 1) return []
    return [{ at: indicator.span, code: 'number_gap', text: `${before} → ${indicator.no}` }]
  })
}
