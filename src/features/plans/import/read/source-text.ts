import type { Heading, ImportWarning, SourceCell, SourceDocument, SourceFormat, SourceTable, Span } from '../document.ts'
import { ImportProblem } from '../problem.ts'
import { type PlacedCell, rectangularGrid } from './grid.ts'
import { MAX_CHARACTERS } from './limits.ts'

/** Collects paragraphs and tables in reading order into one text and remembers where each of them lies in it. */
export class SourceText {
  #text: string[] = []
  #length = 0
  #tables: SourceTable[] = []
  #headings: Heading[] = []
  #warnings: ImportWarning[] = []

  /** Adds one line for each line of the paragraph; blank lines are left out. `level` marks it as a heading. */
  paragraph(text: string, level?: number): void {
    for (const line of text.split('\n')) {
      const trimmed = line.replace(/[ \u00a0]+/g, ' ').trim()
      if (trimmed === '') continue
      const span = this.#line(trimmed)
      if (level !== undefined) this.#headings.push({ level, span })
    }
  }

  /** Adds a table; rows without any text are left out, a table of one cell is a paragraph. */
  table(cells: readonly PlacedCell[]): void {
    const grid = rectangularGrid(cells)
    if (grid.length === 0 || cells.every((cell) => cell.text.trim() === '')) return
    if (grid.length === 1 && grid[0]?.length === 1) {
      this.paragraph(cells[0]?.text ?? '')
      return
    }

    const from = this.#length
    const spans = new Map<PlacedCell, Span>()
    const rows: SourceCell[][] = []
    for (const places of grid) {
      if (places.every((place) => oneLine(place.cell.text) === '')) continue
      rows.push(this.#row(places, spans))
    }
    this.#tables.push({ span: [from, this.#length - 1], rows })
  }

  /** Notes something a person should look at, at the place the text has reached. */
  warn(code: string, text: string): void {
    this.#warnings.push({ at: [this.#length, this.#length], code, text })
  }

  document(format: SourceFormat): SourceDocument {
    const text = this.#text.join('').replace(/\n$/, '')
    const warnings = this.#warnings.map((warning): ImportWarning => {
      const at = Math.min(warning.at[0], text.length)
      return { ...warning, at: [at, at] }
    })
    return { format, text, tables: this.#tables, headings: this.#headings, warnings }
  }

  #row(places: ReturnType<typeof rectangularGrid>[number], spans: Map<PlacedCell, Span>): SourceCell[] {
    const start = this.#length
    let at = start
    const line: string[] = []
    const row = places.map(({ cell, merged, missing }): SourceCell => {
      const text = oneLine(cell.text)
      const known = spans.get(cell)
      const shown = known ? '' : text
      const span: Span = known ?? [at, at + text.length]
      spans.set(cell, span)
      line.push(shown)
      at += shown.length + 1
      return missing ? { text, span, merged, missing } : { text, span, merged }
    })
    this.#line(line.join('\t'))
    return row
  }

  #line(text: string): Span {
    const span: Span = [this.#length, this.#length + text.length]
    this.#text.push(text, '\n')
    this.#length += text.length + 1
    if (this.#length > MAX_CHARACTERS) throw tooMuchText()
    return span
  }
}

function oneLine(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}

function tooMuchText(): ImportProblem {
  return new ImportProblem('too_large', {
    zh: '文件中的文字超过 60 万字，不像是一份方案。请只上传方案本身。',
    en: `The file holds more than ${MAX_CHARACTERS} characters, which no plan has. Please upload the plan alone.`,
  })
}
