import type { AnyPack } from '../publishing/rows.ts'
import type { NewClause } from './contract.ts'
import { numberedAs } from './reading/numbered.ts'

/**
 * The clauses of a plan of which the database holds facts only: its headings, its tasks with the departments printed behind them, its indicators
 * with base and target, each at the place where the document prints it.
 */
export function clausesOfPack(pack: AnyPack): NewClause[] {
  const tasks = pack.tasks.map((task) => {
    const no = task.no ?? ''
    const place = `${task.path.map(numberOf).join('')}${no}`
    const departments = task.departments.length > 0 ? `（${task.departments.join('、')}）` : ''
    return {
      place,
      path: task.path,
      heading: task.title,
      text: `${labelled(no, task.title)}${departments}`,
      kind: 'task' as const,
      at: task.span[0],
    }
  })
  const headings = headingsOf(pack)
  const indicators = pack.indicators.map((row, at) => {
    const facts = [
      row.base ? `基期${row.baseYear ? `（${row.baseYear}）` : ''}：${row.base}` : null,
      row.target ? `目标${row.targetYear ? `（${row.targetYear}）` : ''}：${row.target}` : null,
      row.nature,
      row.leads.length > 0 ? row.leads.join('、') : null,
    ].filter((fact) => fact !== null)
    const name = `${row.name}${row.unit ? `（${row.unit}）` : ''}`
    const place = `${row.domain}表 ${row.no ?? at + 1}`
    return {
      ...{ place, path: row.category ? [row.category] : [], heading: row.name, kind: 'indicator' as const },
      ...{ text: [name, ...facts].join('；'), at: row.span[0] },
    }
  })
  return [...headings, ...tasks, ...indicators]
    .filter(({ place }) => place !== '')
    .sort((a, b) => a.at - b.at || a.place.length - b.place.length)
    .map(({ at: _, ...clause }) => clause)
}

/** The headings above tasks, each once, where its first task stands. */
function headingsOf(pack: AnyPack) {
  const headings = new Map<string, NewClause & { at: number }>()
  for (const { path, span } of pack.tasks)
    path.forEach((label, depth) => {
      const above = path.slice(0, depth)
      const place = `${above.map(numberOf).join('')}${numberOf(label)}`
      if (!headings.has(place))
        headings.set(place, { place, path: above, heading: titleOf(label), text: label, kind: 'text', at: span[0] })
    })
  return [...headings.values()]
}

const numberOf = (label: string): string => numberedAs(plainBrackets(label))?.no ?? ''
const titleOf = (label: string): string => label.slice(numberedAs(plainBrackets(label))?.length ?? 0) || label
const plainBrackets = (label: string) => label.replaceAll('（', '(').replaceAll('）', ')')
const labelled = (no: string, title: string): string => (no === '' ? title : /\d$/.test(no) ? `${no}.${title}` : `${no}${title}`)
