import type { ImportWarning, SourceCell, SourceDocument, SourceTable } from '../../document.ts'

/** Builds the canonical text: paragraphs as lines, rows as lines with tabs between cells, with every span noted on the way. */
export class DocumentBuilder {
  #parts: string[] = []
  #length = 0
  readonly tables: SourceTable[] = []
  readonly warnings: ImportWarning[] = []

  paragraph(text: string) {
    this.#write(text.trim())
    this.#write('\n')
  }

  /** Adds a table; short rows are filled with blank cells at the end. */
  table(rows: string[][]) {
    const width = Math.max(...rows.map((row) => row.length))
    const from = this.#length
    const cells = rows.map((row) => this.#row([...row, ...Array<string>(width - row.length).fill('')], row.length))
    this.tables.push({ span: [from, this.#length - 1], rows: cells })
  }

  warn(code: string, text: string, length: number) {
    this.warnings.push({ at: [Math.max(0, this.#length - length), this.#length], code, text })
  }

  document(): SourceDocument {
    return { format: 'txt', text: this.#parts.join(''), tables: this.tables, headings: [], warnings: this.warnings }
  }

  #row(row: string[], own: number): SourceCell[] {
    const cells = row.map((raw, index): SourceCell => {
      const text = raw.replace(/\s+/g, ' ').trim()
      if (index > 0) this.#write('\t')
      const from = this.#length
      this.#write(text)
      const cell: SourceCell = { text, span: [from, this.#length], merged: null }
      return index < own ? cell : { ...cell, missing: true }
    })
    this.#write('\n')
    return cells
  }

  #write(text: string) {
    this.#parts.push(text)
    this.#length += text.length
  }
}
