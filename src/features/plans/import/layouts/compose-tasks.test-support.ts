import type { ComposedBlock, ComposedCell, Expected } from './compose.test-support.ts'
import type { Layout } from './layout.test-support.ts'
import { prose, type Work } from './plan.test-support.ts'

/** The chapters of tasks and safeguards. */
export function addTasks(layout: Layout, blocks: ComposedBlock[], expected: Expected): void {
  const { sections, safeguards } = layout.plan
  blocks.push({ kind: 'numbered', level: 0, number: layout.chapter(2), text: '重点任务' })
  let no = 0
  sections.forEach((section, index) => {
    if (layout.tasksRestart) no = 0
    blocks.push({ kind: 'numbered', level: 1, number: layout.section(index + 1), text: section.heading })
    const path = [`${layout.chapter(2)}重点任务`, `${layout.section(index + 1)}${section.heading}`].map(fullWidth)
    for (const work of section.works) {
      no++
      addWork(layout, blocks, work, { level: 2, number: layout.task(no) })
      expected.tasks.push(taskOf(work, path, layout.task(no)))
    }
  })
  blocks.push({ kind: 'numbered', level: 0, number: layout.chapter(3), text: '保障措施' })
  safeguards.forEach((work, index) => {
    addWork(layout, blocks, work, { level: 1, number: layout.section(index + 1) })
    expected.tasks.push(taskOf(work, [fullWidth(`${layout.chapter(3)}保障措施`)], layout.section(index + 1)))
  })
}

function addWork(layout: Layout, blocks: ComposedBlock[], work: Work, place: { level: 1 | 2; number: string }): void {
  // Where a table shares the tasks out, the text may leave it to the table.
  const duty = layout.taskTable?.alone ? '' : layout.duty(work.lead, work.others)
  const body = prose.slice(work.title.length % 2).join('')
  const isLine = layout.title === 'line' || place.level === 1
  blocks.push({
    kind: 'numbered',
    ...place,
    text: isLine ? work.title : `${work.title}。${body}${layout.dutyOn === 'paragraph' ? duty : ''}`,
  })
  if (isLine) blocks.push({ kind: 'text', text: layout.dutyOn === 'paragraph' ? body + duty : body })
  if (layout.dutyOn === 'line' && duty) blocks.push({ kind: 'text', text: duty })
}

function taskOf(work: Work, path: string[], number: string): Expected['tasks'][number] {
  return {
    path,
    no: fullWidth(number)
      .trim()
      .replace(/[、.．]$/, ''),
    title: work.title,
    departments: [work.lead, ...work.others],
    domain: work.domain,
  }
}

function fullWidth(heading: string): string {
  return heading.replace(/^\(([一二三四五六七八九十\d]+)\)/, '（$1）')
}

/** The annex that shares the tasks out among departments, beside the tasks of the text. */
export function addTaskTable(table: NonNullable<Layout['taskTable']>, layout: Layout, blocks: ComposedBlock[]): void {
  const { sections, safeguards } = layout.plan
  blocks.push({ kind: 'text', text: '附件：重点任务分工表' })
  const groups = [...sections, { heading: '保障措施', works: safeguards }]
  const rows: ComposedCell[][] = [table.columns.map(([, text], column) => ({ column, text, rows: 1, columns: 1 }))]
  let no = 0
  for (const { heading, works } of groups) {
    works.forEach((work, index) => {
      no++
      rows.push(
        table.columns.flatMap(([part], column): ComposedCell[] => {
          if (part === 'heading') return index === 0 ? [{ column, text: heading, rows: works.length, columns: 1 }] : []
          const all = !table.columns.some(([one]) => one === 'others')
          const departments = part === 'lead' ? [work.lead, ...(all ? work.others : [])] : work.others
          const texts = {
            no: String(no),
            task: work.title,
            lead: departments.join('、'),
            others: departments.join('、'),
            deadline: '2025年底',
          }
          return [{ column, text: texts[part], rows: 1, columns: 1 }]
        }),
      )
    })
  }
  blocks.push({ kind: 'table', headerRows: 1, width: table.columns.length, rows })
}
