/** @jsxImportSource react */
import { type ReactNode, useMemo, useState } from 'react'
import { useAddress } from '../session/place.ts'
import { useWords } from '../words/words.ts'
import { type Column, inOrder, SortHead } from './columns.tsx'
import { useNarrow } from './narrow.ts'
import { useWindow } from './window.ts'

export type { Column } from './columns.tsx'

type Told<Row> = {
  /** What the table holds, for screen readers. */
  caption: string
  rows: Row[]
  columns: Column<Row>[]
  rowKey(row: Row): string
  empty: ReactNode
  /** The name of the parameter that keeps the order in the address, where a page has two tables. */
  sortName?: string
  current?: string
}

/** Rows above this number are drawn only where they can be seen. */
const many = 200

/** A dense table: ordered by its heads (kept in the address), its head always in sight, thousands of rows drawn only where seen; cards on a narrow screen. */
export function DataTable<Row>({ caption, rows, columns, rowKey, empty, sortName = 'sort', current }: Told<Row>) {
  const [address, setAddress] = useAddress()
  const order = address[sortName]
  const sorted = useMemo(() => inOrder(rows, columns, order), [rows, columns, order])
  const narrow = useNarrow()
  if (rows.length === 0) return empty
  if (narrow) return <Cards caption={caption} rows={sorted} columns={columns} rowKey={rowKey} current={current} />
  return (
    <Rows
      caption={caption}
      rows={sorted}
      columns={columns}
      rowKey={rowKey}
      current={current}
      order={order}
      onOrder={(next) => setAddress({ [sortName]: next })}
    />
  )
}

type Drawn<Row> = Pick<Told<Row>, 'caption' | 'rows' | 'columns' | 'rowKey' | 'current'>

function Rows<Row>({
  caption,
  rows,
  columns,
  rowKey,
  current,
  order,
  onOrder,
}: Drawn<Row> & { order?: string; onOrder(next: string | undefined): void }) {
  const windowed = rows.length > many
  const { ref, first, last, rowHeight } = useWindow(rows.length, windowed)
  return (
    <table ref={ref} className={windowed ? 'table windowed' : 'table'} aria-rowcount={windowed ? rows.length + 1 : undefined}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHead key={column.key} column={column} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {first > 0 && <Gap height={first * rowHeight} span={columns.length} />}
        {rows.slice(first, last).map((row, index) => (
          <tr
            key={rowKey(row)}
            aria-rowindex={windowed ? first + index + 2 : undefined}
            aria-current={current === rowKey(row) ? 'true' : undefined}
          >
            {columns.map((column) => (
              <td key={column.key} className={column.numeric ? 'n' : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
        {last < rows.length && <Gap height={(rows.length - last) * rowHeight} span={columns.length} />}
      </tbody>
    </table>
  )
}

const Gap = ({ height, span }: { height: number; span: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row has nothing to focus
  <tr aria-hidden="true" className="gap">
    <td colSpan={span} style={{ height }} />
  </tr>
)

function Cards<Row>({ caption, rows, columns, rowKey, current }: Drawn<Row>) {
  const words = useWords()
  const lines = [...columns].sort((a, b) => Number(b.heading ?? false) - Number(a.heading ?? false))
  const [shown, setShown] = useState(many)
  return (
    <>
      <ul className="row-cards" aria-label={caption}>
        {rows.slice(0, shown).map((row) => (
          <li key={rowKey(row)} aria-current={current === rowKey(row) ? 'true' : undefined}>
            {lines.map((column) => (
              <CardLine key={column.key} column={column} row={row} />
            ))}
          </li>
        ))}
      </ul>
      {shown < rows.length && (
        <button type="button" className="button more" onClick={() => setShown(shown + many)}>
          {words('console.table.more', { shown, all: rows.length })}
        </button>
      )}
    </>
  )
}

function CardLine<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.heading) return <div className="card-heading">{column.cell(row)}</div>
  return (
    <div className={column.broad ? 'card-line broad' : 'card-line'}>
      <span className="card-label">{column.label}</span>
      <span className="card-value">{column.cell(row)}</span>
    </div>
  )
}
