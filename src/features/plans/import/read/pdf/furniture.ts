import type { Line } from './layout.ts'

const PAGE_NUMBER = /^[\s\-—–－_·•.|]*(第?\s*\d{1,4}\s*页?|[ivxlc]{1,6})([\s/／,，共]*\d{0,4}\s*页?)[\s\-—–－_·•.|]*$/i
const EDGE_ZONE = 0.13
const EDGE_LINES = 2

/** Removes page numbers, and headers and footers that stand on several pages at the same place. `pages` holds the lines of each page. */
export function withoutFurniture(pages: readonly { height: number; lines: Line[] }[]): Line[][] {
  const seen = new Map<string, number>()
  const candidates = pages.map(({ height, lines }) => {
    const edges = [...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)]
    const found = new Set(edges.filter((line) => line.baseline < height * EDGE_ZONE || line.baseline > height * (1 - EDGE_ZONE)))
    for (const key of new Set([...found].map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1)
    return found
  })
  // Odd and even pages may carry different headers, so a third of the pages is enough, but never a single page.
  const often = Math.max(2, Math.ceil(pages.length / 3))
  return pages.map(({ lines }, index) =>
    lines.filter((line) => {
      if (!candidates[index]?.has(line)) return true
      return !PAGE_NUMBER.test(line.text) && (seen.get(keyOf(line)) ?? 0) < often
    }),
  )
}

function keyOf(line: Line): string {
  return `${line.text.replace(/\d+/g, '#').replace(/\s+/g, '')}@${Math.round(line.baseline / 6)}`
}
