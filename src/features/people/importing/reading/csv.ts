import { limits } from './limits.ts'
import { SheetProblem } from './problem.ts'

/** One row of a sheet as text, cell by cell; `row` counts from 1 as the spreadsheet does. */
export type SheetRow = { row: number; cells: string[] }

/**
 * The rows of comma-separated text (RFC 4180), also with tabs or semicolons between the cells, which the first line decides. Empty lines count as rows and are
 * not handed on. Throws 'quote_not_closed', 'cell_too_long', 'too_many_columns', 'nul_in_file' with the row.
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncIterable<SheetRow> {
  const reader = new CsvReader()
  let begun = ''
  for await (const piece of text) {
    if (reader.delimiter === undefined) {
      begun += piece
      if (!/[\r\n]/.test(begun) && begun.length < limits.cell) continue
      reader.delimiter = delimiterOf(begun)
      yield* reader.read(begun)
    } else yield* reader.read(piece)
  }
  if (reader.delimiter === undefined) {
    reader.delimiter = delimiterOf(begun)
    yield* reader.read(begun)
  }
  yield* reader.end()
}

function delimiterOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const counted = [',', '\t', ';', '，'].map((mark) => ({ mark, times: line.split(mark).length }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).mark
}

class CsvReader {
  delimiter: string | undefined
  private row = 1
  private cells: string[] = []
  private cell = ''
  /** `start` of a cell, `plain`, `quoted`, `closing` (after a quotation mark within quotes), `return` (after CR at a row's end). */
  private state: 'start' | 'plain' | 'quoted' | 'closing' | 'return' = 'start'
  private quoteRow = 0;

  *read(text: string): Iterable<SheetRow> {
    if (text.includes('\u0000')) throw new SheetProblem('nul_in_file', { row: this.row })
    let at = 0
    while (at < text.length) {
      if (this.state === 'quoted') {
        const quote = text.indexOf('"', at)
        this.add(quote < 0 ? text.slice(at) : text.slice(at, quote))
        if (quote < 0) return
        this.state = 'closing'
        at = quote + 1
        continue
      }
      const mark = text[at] as string
      at += 1
      if (this.state === 'return') {
        this.state = 'start'
        if (mark === '\n') continue
      }
      if (mark === '"' && (this.state === 'closing' || this.state === 'start')) {
        if (this.state === 'closing') this.add('"')
        else this.quoteRow = this.row
        this.state = 'quoted'
      } else if (mark === this.delimiter) this.endCell()
      else if (mark === '\n' || mark === '\r') {
        const ended = this.endRow()
        if (ended) yield ended
        if (mark === '\r') this.state = 'return'
      } else {
        const end = this.endOfPlain(text, at)
        this.add(mark + text.slice(at, end))
        this.state = 'plain'
        at = end
      }
    }
  }

  *end(): Iterable<SheetRow> {
    if (this.state === 'quoted') throw new SheetProblem('quote_not_closed', { row: this.quoteRow })
    const ended = this.endRow()
    if (ended) yield ended
  }

  private endOfPlain(text: string, from: number): number {
    let at = from
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (code === 10 || code === 13 || text[at] === this.delimiter) return at
      at += 1
    }
    return at
  }

  private add(piece: string): void {
    this.cell += piece
    if (this.cell.length <= limits.cell) return
    if (this.state === 'quoted') throw new SheetProblem('quote_not_closed', { row: this.quoteRow })
    throw new SheetProblem('cell_too_long', { row: this.row, limit: limits.cell })
  }

  private endCell(): void {
    if (this.cells.push(this.cell) > limits.columns)
      throw new SheetProblem('too_many_columns', { row: this.row, limit: limits.columns })
    this.cell = ''
    this.state = 'start'
  }

  private endRow(): SheetRow | undefined {
    this.endCell()
    const { cells } = this
    this.cells = []
    const row = this.row
    this.row += 1
    return cells.some((cell) => cell.trim() !== '') ? { row, cells } : undefined
  }
}
