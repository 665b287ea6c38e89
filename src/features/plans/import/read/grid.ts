import { ImportProblem } from '../problem.ts'

/** One cell as a format describes it: where it starts in the grid and how far it reaches. */
export type PlacedCell = { row: number; column: number; rowSpan: number; columnSpan: number; text: string }

/** One place of a rectangular grid: the cell that covers it and, if the cell starts elsewhere, in which direction. */
export type GridPlace = { cell: PlacedCell; merged: 'left' | 'above' | null; missing?: true }

const MAX_PLACES = 200_000

/** Spreads placed cells over a rectangular grid; places that no cell covers become empty cells of their own, marked as missing. */
export function rectangularGrid(cells: readonly PlacedCell[]): GridPlace[][] {
  const height = cells.reduce((max, cell) => Math.max(max, cell.row + cell.rowSpan), 0)
  const width = cells.reduce((max, cell) => Math.max(max, cell.column + cell.columnSpan), 0)
  refuseOversizeGrid(height * width)

  const grid: (GridPlace | undefined)[][] = Array.from({ length: height }, () => new Array<GridPlace | undefined>(width))
  for (const cell of cells) cover(grid, cell)
  return grid.map((places, row) =>
    Array.from(
      places,
      (place, column) => place ?? { cell: { row, column, rowSpan: 1, columnSpan: 1, text: '' }, merged: null, missing: true },
    ),
  )
}

function cover(grid: (GridPlace | undefined)[][], cell: PlacedCell): void {
  for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
    const places = grid[row] as (GridPlace | undefined)[]
    for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
      if (places[column]) continue
      places[column] = { cell, merged: column > cell.column ? 'left' : row > cell.row ? 'above' : null }
    }
  }
}

/** Refuses a table that covers more places than any plan's. */
export function refuseOversizeGrid(places: number): void {
  if (places <= MAX_PLACES) return
  throw new ImportProblem('too_large', {
    zh: '文件中有一张表格超过 20 万个单元格，不像是一份方案。请检查文件后重新上传。',
    en: `A table in the file has more than ${MAX_PLACES} cells, which no plan has. Please check the file.`,
  })
}
