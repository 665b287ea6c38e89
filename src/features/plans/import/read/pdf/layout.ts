import type { PlacedCell } from '../grid.ts'

/** A run of text as it stands on a page, in points from the page's top left corner. */
export type Piece = { text: string; left: number; right: number; baseline: number; size: number }

/** A straight line drawn level (`h`: at a height, between two x) or upright (`v`: at an x, between two heights). */
export type Ruling = { direction: 'h' | 'v'; at: number; from: number; to: number }

/** One page: its size, its text and its ruling lines. */
export type Page = { width: number; height: number; pieces: Piece[]; rulings: Ruling[] }

/** Text that stands on one height, with the pieces it was put together from. */
export type Line = { text: string; left: number; right: number; baseline: number; size: number; pieces: Piece[] }

/** A table's cell; `isFull` where its last line reached the cell's edge, so that what follows belongs to the same word or sentence. */
export type PdfCell = PlacedCell & { isFull: boolean }

/** A table on a page, with the x of its column edges. */
export type PdfTable = { top: number; bottom: number; edges: number[]; cells: PdfCell[] }

/** What stands on a page, from top to bottom. */
export type Block = { line: Line; table?: undefined } | { table: PdfTable; line?: undefined }

/** Sorts numbers and joins those that lie within `tolerance` of each other into their mean. */
export function clustered(values: readonly number[], tolerance: number): number[] {
  const groups: number[][] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const group = groups.at(-1)
    if (group && value - (group.at(-1) as number) <= tolerance) group.push(value)
    else groups.push([value])
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length)
}
