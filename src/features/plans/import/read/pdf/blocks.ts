import { alignedTables } from './aligned-tables.ts'
import { withoutFurniture } from './furniture.ts'
import type { Block, Line, Page, PdfTable } from './layout.ts'
import { linesOf } from './lines.ts'
import { ruledTables } from './ruled-tables.ts'

/** Finds the lines and tables of each page in reading order, without what frames the page. */
export function blocksOf(pages: readonly Page[]): Block[][] {
  const drawn = pages.map((page) => ruledTables(page.pieces, page.rulings))
  const running = withoutFurniture(
    pages.map((page, index) => ({ height: page.height, lines: linesOf(drawn[index]?.rest ?? []) })),
  )
  let before: number[] | undefined
  return pages.map((page, index) => {
    const ruled = drawn[index]?.tables ?? []
    const lines = running[index] ?? []
    const isOpen = (lines[0]?.baseline ?? 0) < (ruled[0]?.top ?? page.height)
    const { tables, rest } = alignedTables(lines, page.rulings, isOpen ? before : undefined)
    const blocks = inOrder(rest, [...ruled, ...tables])
    before = blocks.at(-1)?.table?.edges
    return blocks
  })
}

function inOrder(lines: Line[], tables: PdfTable[]): Block[] {
  const blocks: { y: number; block: Block }[] = [
    ...lines.map((line) => ({ y: line.baseline - line.size / 2, block: { line } })),
    ...tables.map((table) => ({ y: table.top, block: { table } })),
  ]
  return blocks.sort((a, b) => a.y - b.y).map(({ block }) => block)
}
