/** @jsxImportSource react */
import type { ReactNode } from 'react'

/** One column: its head, its cell, and by what it is put in order. On a narrow screen `heading` leads the card and `broad` takes a whole line. */
export type Column<Row> = {
  key: string
  label: string
  cell(row: Row): ReactNode
  sort?(row: Row): string | number | null | undefined
  numeric?: boolean
  heading?: boolean
  broad?: boolean
  width?: string
}

/** The rows by a column's value; `-key` is the other way round. What has no value comes last either way. */
export function inOrder<Row>(rows: Row[], columns: Column<Row>[], order: string | undefined): Row[] {
  const down = order?.startsWith('-') ?? false
  const sort = columns.find((column) => column.key === order?.replace(/^-/, ''))?.sort
  if (!sort) return rows
  return [...rows].sort((a, b) => compare(sort(a), sort(b), down ? -1 : 1))
}

/** A head that puts the rows in order: up, down, as they came. */
export function SortHead<Row>({
  column,
  order,
  onOrder,
}: {
  column: Column<Row>
  order?: string
  onOrder(next: string | undefined): void
}) {
  const { key, label, numeric, sort, width } = column
  const now = order === key ? 'ascending' : order === `-${key}` ? 'descending' : undefined
  const next = now === 'ascending' ? `-${key}` : now === 'descending' ? undefined : key
  return (
    <th scope="col" className={numeric ? 'n' : undefined} style={{ width }} aria-sort={now}>
      {sort ? (
        <button type="button" className="sort" onClick={() => onOrder(next)}>
          {label}
          <span aria-hidden="true">{now === 'ascending' ? '↑' : now === 'descending' ? '↓' : ''}</span>
        </button>
      ) : (
        label
      )}
    </th>
  )
}

function compare(a: string | number | null | undefined, b: string | number | null | undefined, direction: number): number {
  if (a === b) return 0
  if (a === null || a === undefined) return 1
  if (b === null || b === undefined) return -1
  return (
    direction *
    (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh', { numeric: true }))
  )
}
