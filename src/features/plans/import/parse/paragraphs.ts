import type { SourceDocument, Span } from '../document.ts'
import { startsNumbered } from './numbering.ts'
import { plain } from './text.ts'

/** A line of the canonical text outside tables, trimmed. */
export type Line = { text: string; from: number; to: number }

/**
 * A paragraph put together again from the lines that a page break or a fixed width tore apart. `text` has one character
 * for each character of its parts; `plain` is the same length, folded for matching.
 */
export type Paragraph = { text: string; plain: string; from: number; to: number; parts: { at: number; from: number }[] }

/** Where the characters [start, end) of a paragraph stand in the document. */
export function spanIn(paragraph: Paragraph, start: number, end: number): Span {
  return [offsetOf(paragraph, start), end > start ? offsetOf(paragraph, end - 1) + 1 : offsetOf(paragraph, start)]
}

function offsetOf(paragraph: Paragraph, index: number): number {
  let part = paragraph.parts[0] ?? { at: 0, from: paragraph.from }
  for (const next of paragraph.parts) if (next.at <= index) part = next
  return part.from + (index - part.at)
}

/** The lines outside tables, without page numbers, running headers and marks left over from tables. */
export function linesOf(document: SourceDocument): Line[] {
  const tables = document.tables.map((table) => table.span).sort((a, b) => a[0] - b[0])
  const lines: Line[] = []
  let table = 0
  let start = 0
  while (start <= document.text.length) {
    const found = document.text.indexOf('\n', start)
    const end = found < 0 ? document.text.length : found
    while (table < tables.length && (tables[table]?.[1] ?? 0) <= start) table++
    const inTable = table < tables.length && (tables[table]?.[0] ?? 0) < end && start < (tables[table]?.[1] ?? 0)
    if (!inTable) {
      const raw = document.text.slice(start, end)
      const text = raw.trim()
      const from = start + (raw.length - raw.trimStart().length)
      if (text) lines.push({ text, from, to: from + text.length })
    }
    start = end + 1
  }
  return withoutFurniture(lines)
}

const pageNumber = /^[-\s|·•]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/,，共]\s*(?:共\s*)?\d{1,3}\s*页?)?[-\s|·•]*$/

function withoutFurniture(lines: Line[]): Line[] {
  const seen = new Map<string, number>()
  for (const line of lines) {
    if (line.text.length <= 40) seen.set(line.text, (seen.get(line.text) ?? 0) + 1)
  }
  return lines.filter((line) => {
    const text = plain(line.text)
    if (pageNumber.test(text)) return false
    return !((seen.get(line.text) ?? 0) >= 4 && !startsNumbered(text) && !/[:：)）。]$/.test(line.text))
  })
}

const closing = /[。！？!?；;：:”"』…]$/
const neverJoins = /^(?:--|抄送|主题词|附件|附表|附:|\d{4}年\d{1,2}月\d{1,2}日)/

/** Paragraphs of the lines: a line goes on in the next one when its bracket is still open or its sentence has not ended. */
export function paragraphsOf(lines: Line[]): Paragraph[] {
  const width = wrapWidth(lines)
  const paragraphs: Paragraph[] = []
  let open: Paragraph | null = null
  let last: Line | null = null
  for (const line of lines) {
    if (open && last && goesOn(open, last, line, width)) {
      open.parts.push({ at: open.text.length, from: line.from })
      open.text += line.text
      open.to = line.to
    } else {
      open = { text: line.text, plain: '', from: line.from, to: line.to, parts: [{ at: 0, from: line.from }] }
      paragraphs.push(open)
    }
    last = line
  }
  for (const paragraph of paragraphs) paragraph.plain = plain(paragraph.text)
  return paragraphs
}

function goesOn(open: Paragraph, last: Line, line: Line, width: number): boolean {
  const next = plain(line.text)
  if (open.text.length > 8000 || neverJoins.test(next)) return false
  if (bracketOpen(open.text) && !/^[一二三四五六七八九十]+、/.test(next)) return true
  if (startsNumbered(next) || closing.test(last.text)) return false
  if (/[,、]$/.test(plain(last.text))) return true
  const heading = startsNumbered(plain(open.text)) && !/[。,;]/.test(plain(open.text))
  if (width > 0) return last.text.length >= width - 2
  if (heading || /[)）]$/.test(last.text)) return false
  return last.text.length >= 24
}

/** Whether the last bracket of a paragraph is still open; only its end matters and brackets are short. */
function bracketOpen(text: string): boolean {
  const tail = plain(text.slice(-200))
  const opened = tail.lastIndexOf('(')
  return opened >= 0 && tail.indexOf(')', opened) < 0 && !tail.slice(opened).includes('。')
}

/** The width at which the lines were broken by force, or 0 where a line is a paragraph. */
function wrapWidth(lines: Line[]): number {
  const unended = lines.filter((line) => !closing.test(line.text) && line.text.length >= 15)
  if (unended.length < 12 || unended.length < lines.length / 3) return 0
  const lengths = unended.map((line) => line.text.length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.8)] ?? 0
  const atWidth = lengths.filter((length) => Math.abs(length - width) <= 3).length
  return width <= 70 && atWidth >= lengths.length / 2 ? width : 0
}
