import type { PlacedCell } from '../grid.ts'
import { child, isElement, isOn, settingOf, type XmlElement } from '../xml.ts'

const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'smartTag', 'moveTo'])
const MAX_SPAN = 200

/** Places the cells of a Word table in a grid; `textOf` reads a cell's own text (it is called in reading order, so that numbers count on). */
export function placeCells(table: XmlElement, textOf: (cell: XmlElement) => string): PlacedCell[] {
  const cells: PlacedCell[] = []
  // For each column the cell that reaches down to the row above, because a continued merge names no partner.
  let above: (PlacedCell | undefined)[] = []
  let row = 0
  for (const tr of inside(table, 'tr')) {
    const properties = child(tr, 'trPr')
    if (child(properties, 'del')) continue
    const here: (PlacedCell | undefined)[] = []
    let column = span(settingOf(properties, 'gridBefore'), 0)
    let left: PlacedCell | undefined
    for (const tc of inside(tr, 'tc')) {
      const cellProperties = child(tc, 'tcPr')
      if (child(cellProperties, 'cellDel')) continue
      const columnSpan = span(settingOf(cellProperties, 'gridSpan'), 1)
      const partner = above[column]
      if (left && continues(cellProperties, 'hMerge')) {
        left.columnSpan += columnSpan
        for (let i = 0; i < columnSpan; i++) here[column + i] = left
      } else if (partner && continues(cellProperties, 'vMerge') && partner.column === column) {
        partner.rowSpan = row - partner.row + 1
        for (let i = 0; i < partner.columnSpan; i++) here[column + i] = partner
        left = partner
      } else {
        const cell: PlacedCell = { row, column, rowSpan: 1, columnSpan, text: textOf(tc) }
        cells.push(cell)
        for (let i = 0; i < columnSpan; i++) here[column + i] = cell
        left = cell
      }
      column += columnSpan
    }
    above = here
    row++
  }
  return cells
}

/** The text of a one-cell or nested table is not tabular: such a table only lays out the page. */
export function hasNestedTable(table: XmlElement): boolean {
  return inside(table, 'tr').some((tr) => inside(tr, 'tc').some((tc) => inside(tc, 'tbl').length > 0))
}

/** The elements of that name below an element, looking through content controls and tracked changes. */
export function inside(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const node of element.children) {
    if (!isElement(node)) continue
    if (node.name === name) found.push(node)
    else if (WRAPPERS.has(node.name)) found.push(...inside(node, name))
  }
  return found
}

function continues(properties: XmlElement | undefined, merge: 'vMerge' | 'hMerge'): boolean {
  const element = child(properties, merge)
  return element !== undefined && isOn(properties, merge) && element.attributes.val !== 'restart'
}

function span(value: string | undefined, otherwise: number): number {
  const n = Number(value ?? otherwise)
  return Number.isInteger(n) && n >= otherwise ? Math.min(n, MAX_SPAN) : otherwise
}
