import { type PlacedCell, refuseOversizeGrid } from '../grid.ts'
import { isNeverText } from './furniture.ts'
import { attribute, descendant, elementsIn, type HtmlElement } from './tree.ts'

// The limits of the HTML standard (4.9.11).
const MAX_COLUMN_SPAN = 1000
const MAX_ROW_SPAN = 65534

/** Places the cells of an HTML table in a grid as browsers do (HTML standard 4.9.12); `textOf` reads a cell. */
export function placeCells(table: HtmlElement, textOf: (cell: HtmlElement) => string): PlacedCell[] {
  const cells: PlacedCell[] = []
  let firstRow = 0
  let places = 0
  for (const section of rowSections(table)) {
    const taken: Set<number>[] = []
    section.forEach((tr, index) => {
      let column = 0
      for (const td of elementsIn(tr, 'td', 'th')) {
        if (isNeverText(td)) continue
        while (taken[index]?.has(column)) column++
        const columnSpan = Math.min(span(attribute(td, 'colspan')) || 1, MAX_COLUMN_SPAN)
        // Row spans end with their section; 0 asks for all of it.
        const rowSpan = Math.min(span(attribute(td, 'rowspan')) || MAX_ROW_SPAN, section.length - index)
        places += rowSpan * columnSpan
        refuseOversizeGrid(places)
        for (let r = index; r < index + rowSpan; r++) {
          taken[r] ??= new Set()
          for (let c = column; c < column + columnSpan; c++) taken[r]?.add(c)
        }
        cells.push({ row: firstRow + index, column, rowSpan, columnSpan, text: textOf(td) })
        column += columnSpan
      }
    })
    firstRow += section.length
  }
  return cells
}

/** Whether a table holds another: then it only lays out the page. */
export function laysOutPage(table: HtmlElement): boolean {
  return descendant(table, 'table') !== undefined
}

/** The rows of a table by section: head first, foot last, as they are shown. */
export function rowSections(table: HtmlElement): HtmlElement[][] {
  const groups = [...elementsIn(table, 'thead'), ...elementsIn(table, 'tbody'), ...elementsIn(table, 'tfoot')]
  return [elementsIn(table, 'tr'), ...groups.map((group) => elementsIn(group, 'tr'))]
    .map((rows) => rows.filter((row) => !isNeverText(row)))
    .filter((rows) => rows.length > 0)
}

function span(value: string): number {
  if (value === '') return 1
  return /^\d{1,7}$/.test(value.trim()) ? Number(value) : 1
}
