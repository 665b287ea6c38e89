import type { SourceCell, SourceTable } from '../../import/document.ts'
import { squeeze } from '../../import/parse/text.ts'
import type { NewClause } from '../contract.ts'

/** The rows of a table as clauses: 表 4, cited by the number the row prints, else by its position; each cell under its column's title. */
export function rowsOf({ rows }: SourceTable): Omit<NewClause, 'path'>[] {
  const titled = rows.length > 1 && !startsNumbered(rows[0] ?? [])
  const titles = titled ? (rows[0] ?? []).map(({ text }) => squeeze(text)) : []
  return rows.slice(titled ? 1 : 0).flatMap((cells, at) => {
    const said = cells.flatMap(({ text, merged, missing }, column) => {
      const words = text.trim()
      if (words === '' || missing || merged === 'left') return []
      const title = titles[column] ?? ''
      return [title === '' || title === words ? words : `${title}：${words}`]
    })
    if (said.length === 0) return []
    return [{ place: `表 ${numberOf(cells) ?? at + 1}`, heading: null, text: said.join('；'), kind: 'row' as const }]
  })
}

const startsNumbered = (cells: SourceCell[]) => numberOf(cells) !== undefined
const numberOf = (cells: SourceCell[]) => /^\d{1,4}$/.exec(cells[0]?.text.trim() ?? '')?.[0]
