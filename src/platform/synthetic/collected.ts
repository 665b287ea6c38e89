import type { Sink, Value } from './sink.ts'

/** A sink that keeps rows by table in memory: for as many as a demonstration has. */
export class Collected<Table extends string> implements Sink<Table> {
  readonly tables = new Map<Table, Value[][]>()

  row(table: Table, values: Value[]): void {
    const rows = this.tables.get(table)
    if (rows) rows.push(values)
    else this.tables.set(table, [values])
  }
}

/** Rows as a JSON array of objects, as `json_populate_recordset` reads it. */
export function asRecords(columns: string[], rows: Value[][]): string {
  const keys = columns.map((column) => `${JSON.stringify(column)}:`)
  return `[${rows.map((row) => `{${row.map((value, at) => keys[at] + JSON.stringify(value)).join(',')}}`).join(',')}]`
}
