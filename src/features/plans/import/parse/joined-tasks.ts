import type { PlanTask } from '../pack.ts'
import { numberingOf } from './numbering.ts'
import { plain, squeeze } from './text.ts'

const LONG_ENOUGH = 6

/**
 * Tasks of the text, and of a table those that the text does not have. A row is a task of the text where it has its title, stands
 * under it as a heading, or repeats its words; the departments of such rows complete a task for which the text names none.
 */
export function joinTasks(inText: PlanTask[], inTables: PlanTask[], text: string): PlanTask[] {
  const tasks = inText.map((task) => ({ ...task, departments: [...task.departments] }))
  if (inTables.length === 0) return tasks
  const printed = tasks.map((task) => ({
    task,
    title: wordsOf(task.title),
    words: wordsOf(text.slice(...task.span)),
    isOpen: task.departments.length === 0,
  }))
  const byTitle = new Map(printed.map((one) => [one.title, one]))
  for (const row of inTables) {
    const title = wordsOf(row.title)
    const heading = wordsOf(row.path.at(-1) ?? '')
    const same =
      byTitle.get(title) ??
      byTitle.get(heading) ??
      (title.length < LONG_ENOUGH
        ? undefined
        : printed.find((one) => one.words.includes(title) || (one.title.length >= LONG_ENOUGH && title.startsWith(one.title))))
    if (!same) tasks.push(row)
    else if (same.isOpen) same.task.departments = [...new Set([...same.task.departments, ...row.departments])]
  }
  return tasks
}

/** The words without number, blanks and stops, so that a table and a text that print them in other ways agree. */
function wordsOf(printed: string): string {
  const words = plain(squeeze(printed))
  return words.slice(numberingOf(words)?.length ?? 0).replace(/[\s,.;:、。“”"]/g, '')
}
