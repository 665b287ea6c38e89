import type { SourceDocument } from '../document.ts'
import { ImportProblem } from '../problem.ts'
import { blocksOf } from './pdf/blocks.ts'
import { joinTables } from './pdf/joined-tables.ts'
import type { Block, Line, Page, PdfTable } from './pdf/layout.ts'
import { pagesOf } from './pdf/pages.ts'
import { type Column, columnOf, goesOn, joinText } from './pdf/paragraphs.ts'
import { SourceText } from './source-text.ts'

const ENOUGH_LINES = 8

/**
 * Reads a PDF that holds text: lines are put together to paragraphs, tables rebuilt from their lines or gutters and continued
 * over pages, page headers, footers and numbers left out. Throws `pdf_without_text`, `pdf_encrypted`, `pdf_broken` or `too_large`.
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceDocument> {
  const pages = await pagesOf(bytes)
  refuseUnreadable(pages)
  const text = new SourceText()
  const writer = new FlowWriter(text)
  const blocks = blocksOf(pages)
  const whole = columnOf(blocks.flat().flatMap((block) => block.line ?? []))
  blocks.forEach((page, index) => {
    if (page.length === 0 && pages[index]?.pieces.length === 0)
      text.warn('page_without_text', `第 ${index + 1} 页没有文字，可能是扫描的图片。`)
    const lines = page.flatMap((block) => block.line ?? [])
    const column = (lines.length >= ENOUGH_LINES ? columnOf(lines) : undefined) ?? whole
    writer.page(page, column)
  })
  writer.end()
  return text.document('pdf')
}

/** Writes blocks into the text, holding back the last paragraph and table until it is known that they are complete. */
class FlowWriter {
  readonly #into: SourceText
  #paragraph: { text: string; last: Line } | undefined
  #table: PdfTable | undefined
  #isNewPage = false

  constructor(into: SourceText) {
    this.#into = into
  }

  page(blocks: Block[], column: Column | undefined): void {
    this.#isNewPage = true
    for (const block of blocks) {
      // Right below rows that went on from the page before, the rest of the table may have been found as another table.
      if (block.table) this.#isNewPage = this.#addTable(block.table)
      else {
        if (column) this.#addLine(block.line, column)
        this.#isNewPage = false
      }
    }
  }

  end(): void {
    this.#endParagraph()
    this.#endTable()
  }

  #addLine(line: Line, column: Column): void {
    this.#endTable()
    const paragraph = this.#paragraph
    if (paragraph && goesOn(paragraph.last, line, column, this.#isNewPage)) {
      this.#paragraph = { text: joinText(paragraph.text, line.text), last: line }
    } else {
      this.#endParagraph()
      this.#paragraph = { text: line.text, last: line }
    }
  }

  /** Whether the table went on from the one before. */
  #addTable(table: PdfTable): boolean {
    this.#endParagraph()
    const joined = this.#table && this.#isNewPage ? joinTables(this.#table, table) : undefined
    if (!joined) this.#endTable()
    this.#table = joined ?? table
    return joined !== undefined
  }

  #endParagraph(): void {
    if (this.#paragraph) this.#into.paragraph(this.#paragraph.text)
    this.#paragraph = undefined
  }

  #endTable(): void {
    if (this.#table) this.#into.table(this.#table.cells)
    this.#table = undefined
  }
}

function refuseUnreadable(pages: Page[]): void {
  const all = pages.flatMap((page) => page.pieces.map((piece) => piece.text)).join('')
  const readable = all.replace(/[\s\ufffd\ue000-\uf8ff]/g, '').length
  if (readable >= Math.max(20, all.length * 0.5)) return
  throw new ImportProblem('pdf_without_text', {
    zh: '这个 PDF 里没有可读取的文字，多半是扫描件。请上传 Word 文件、带文字的 PDF，或用文字识别软件处理后再上传。',
    en: 'This PDF holds no readable text; it is probably a scan. Upload the Word file or a PDF with text, or run text recognition first.',
  })
}
