import type { Sink, Value } from '../platform/synthetic/sink.ts'

/** A sink that keeps rows as COPY reads them: tab-separated text, one line a row, the district before every row's values. */
export class CopyText<Table extends string> implements Sink<Table> {
  private readonly texts = new Map<Table, string>()
  private readonly district: string
  rows = 0

  constructor(district: string) {
    this.district = district
  }

  row(table: Table, values: Value[]): void {
    let line = this.district
    for (const value of values) line += `\t${textOf(value)}`
    this.texts.set(table, `${this.texts.get(table) ?? ''}${line}\n`)
    this.rows += 1
  }

  /** What there is, by table. */
  buffers(): [Table, Buffer][] {
    return [...this.texts].map(([table, text]) => [table, Buffer.from(text)])
  }
}

function textOf(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] as string) : value
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
