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
  return pages.map((page, index) => {
    const { tables, rest } = alignedTables(running[index] ?? [], page.rulings)
    return inOrder(rest, [...(drawn[index]?.tables ?? []), ...tables])
  })
}

function inOrder(lines: Line[], tables: PdfTable[]): Block[] {
  const blocks: { y: number; block: Block }[] = [
    ...lines.map((line) => ({ y: line.baseline - line.size / 2, block: { line } })),
    ...tables.map((table) => ({ y: table.top, block: { table } })),
  ]
  return blocks.sort((a, b) => a.y - b.y).map(({ block }) => block)
}
