import type { Sink, Value } from '../platform/synthetic/sink.ts'

/**
 * A sink that keeps rows as COPY reads them: tab-separated text, one line a row, the district before every row's values. Made for rows that are made up: their values
 * hold no tab and no line's end, and a backslash only where bytes begin.
 */
export class CopyText<Table extends string> implements Sink<Table> {
  private readonly lines = new Map<Table, string[]>()
  private readonly district: string
  private readonly without: Set<Table>
  rows = 0

  /** `without`: tables of the installation, which have no district. */
  constructor(district: string, without: Table[] = []) {
    this.district = district
    this.without = new Set(without)
  }

  row(table: Table, values: Value[]): void {
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at]
      if (value === null) values[at] = '\\N'
      else if (typeof value === 'string' && value.charCodeAt(0) === backslash) values[at] = `\\${value}`
    }
    const line = this.without.has(table) ? `${values.join('\t')}\n` : `${this.district}\t${values.join('\t')}\n`
    const lines = this.lines.get(table)
    if (lines) lines.push(line)
    else this.lines.set(table, [line])
    this.rows += 1
  }

  /** What there is, by table. */
  buffers(): [Table, Buffer][] {
    return [...this.lines].map(([table, lines]) => [table, Buffer.from(lines.join(''))])
  }
}

const backslash = 92
