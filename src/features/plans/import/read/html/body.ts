import { raisedPower } from '../docx/runs.ts'
import type { PlacedCell } from '../grid.ts'
import { isNeverText } from './furniture.ts'
import { itemNumbers } from './lists.ts'
import { laysOutPage, placeCells, rowSections } from './tables.ts'
import { elementsIn, type HtmlElement, type HtmlNode, isHtmlElement } from './tree.ts'

/** Where the blocks of a page go: a whole text, or a single cell. */
export type Blocks = { paragraph(text: string, level?: number): void; table(cells: PlacedCell[]): void }

const BLOCKS = new Set(
  'address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const HEADING = /^h([1-6])$/

/** Writes the visible text of an element as blocks: one paragraph a block element, tables as tables, list numbers written out. */
export function readElement(element: HtmlElement, furniture: Set<HtmlElement>, into: Blocks): void {
  new ElementReader(furniture, into).read(element)
}

class ElementReader {
  readonly #furniture: Set<HtmlElement>
  readonly #into: Blocks
  #line = ''
  #number = ''
  #level: number | undefined

  constructor(furniture: Set<HtmlElement>, into: Blocks) {
    this.#furniture = furniture
    this.#into = into
  }

  read(element: HtmlElement): void {
    for (const node of element.childNodes) this.#node(node)
    this.#flush()
  }

  #node(node: HtmlNode): void {
    if (node.nodeName === '#text' && 'value' in node) {
      this.#line += node.value.replace(/[\s\u00a0]+/g, ' ')
      return
    }
    if (!isHtmlElement(node) || isNeverText(node) || this.#furniture.has(node)) return
    const name = node.tagName
    if (name === 'br') this.#line += '\n'
    else if (name === 'sup') this.#raised(node)
    else if (name === 'table') this.#table(node)
    else if (BLOCKS.has(name)) this.#block(node)
    else for (const inner of node.childNodes) this.#node(inner)
  }

  #block(element: HtmlElement): void {
    this.#flush()
    const level = HEADING.exec(element.tagName)?.[1]
    if (level !== undefined) this.#level = Number(level)
    const numbers = itemNumbers(element)
    for (const node of element.childNodes) {
      const number = isHtmlElement(node) ? numbers.get(node) : undefined
      if (number !== undefined) this.#number = number
      this.#node(node)
      if (number !== undefined) this.#number = ''
    }
    this.#flush()
    if (level !== undefined) this.#level = undefined
  }

  #raised(element: HtmlElement): void {
    const before = this.#line
    for (const node of element.childNodes) this.#node(node)
    this.#line = before + raisedPower(before, this.#line.slice(before.length))
  }

  #table(table: HtmlElement): void {
    this.#flush()
    for (const caption of elementsIn(table, 'caption')) this.#block(caption)
    if (laysOutPage(table)) {
      this.#cellsAsBlocks(table)
      return
    }
    const cells = placeCells(table, (cell) => cellText(cell, this.#furniture))
    const filled = cells.filter((cell) => cell.text.trim() !== '')
    // One filled cell is a frame around text, whose paragraphs matter.
    if (filled.length === 1) this.#cellsAsBlocks(table)
    else this.#into.table(cells)
  }

  #cellsAsBlocks(table: HtmlElement): void {
    for (const row of rowSections(table).flat()) for (const cell of elementsIn(row, 'td', 'th')) this.#node(cell)
  }

  #flush(): void {
    if (this.#line.trim() !== '') {
      this.#into.paragraph(this.#number + this.#line.trimStart(), this.#level)
      this.#number = ''
    }
    this.#line = ''
  }
}

function cellText(cell: HtmlElement, furniture: Set<HtmlElement>): string {
  const lines: string[] = []
  readElement(cell, furniture, {
    paragraph: (text) => lines.push(text),
    table: (cells) => lines.push(...cells.map((inner) => inner.text)),
  })
  return lines.join('\n')
}
