import type { Line } from './layout.ts'
import { isWrapped } from './lines.ts'

/** Where running text begins and ends on a page, in points. */
export type Column = { left: number; right: number; size: number }

const NUMBERED =
  /^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]+[章节条]|——)/
const DUTY = /^(?:责任|牵头|配合|负责|主办|协办)(?:单位|部门)[：:]/
const ENDED = /[。；：:;！？）)]$/

/** The margins of running text: where most of it starts, and how far its longest lines reach. Undefined without text. */
export function columnOf(lines: readonly Line[]): Column | undefined {
  if (lines.length === 0) return undefined
  const letters = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2
    letters.set(size, (letters.get(size) ?? 0) + line.text.length)
  }
  const size = [...letters].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  const body = lines.filter((line) => Math.abs(line.size - size) <= size * 0.12)
  const lefts = body.map((line) => line.left).sort((a, b) => a - b)
  const rights = body.map((line) => line.right).sort((a, b) => a - b)
  return {
    left: lefts[Math.floor(lefts.length * 0.08)] as number,
    right: rights[Math.ceil(rights.length * 0.92) - 1] as number,
    size,
  }
}

/** Whether `next` goes on with the paragraph of `current`; `isNewPage` where a page break lies between them. */
export function goesOn(current: Line, next: Line, page: Column, isNewPage: boolean): boolean {
  if (Math.abs(current.size - next.size) > 0.15 * current.size) return false
  const pitch = next.baseline - current.baseline
  if (!isNewPage && pitch > 2.6 * current.size) return false
  if (isCentred(next, page) && (isCentred(current, page) || current.size > page.size * 1.12)) {
    // A title set in large type over two lines is one title; a document's number above it is a line of its own.
    if (/(文件|号)$/.test(current.text) || /^\S{1,14}[〔[（(]20\d\d[〕\])）]/.test(next.text)) return false
    return !isNewPage && current.size > page.size * 1.12 && pitch < 2.1 * current.size
  }
  if (current.text.includes('\t') || next.text.includes('\t')) return false
  const isIndented = next.left > page.left + 1.2 * next.size
  if (isIndented && next.left > current.left + 0.6 * next.size) return false
  // A line that names who is responsible ends where the next heading begins, however far it reaches.
  if (NUMBERED.test(next.text) && (isIndented || DUTY.test(current.text))) return false
  if (isIndented && !(current.left > page.left + 1.2 * current.size)) return false
  if (!isWrapped(current, next, page.right)) return false
  // Set in blocks without indents, a full line may end a paragraph by chance: what opens like a heading is one.
  return !(ENDED.test(current.text) && NUMBERED.test(next.text))
}

/** Joins two parts of a paragraph; between Latin words the line break was a space. */
export function joinText(before: string, after: string): string {
  return /[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after
}

function isCentred(line: Line, page: Column): boolean {
  const before = line.left - page.left
  const after = page.right - line.right
  return before > line.size && after > line.size && Math.abs(before - after) < 2.2 * line.size
}
