import type { Archive } from './archive.ts'
import { limits } from './limits.ts'
import { SheetProblem } from './problem.ts'
import { hear } from './xml.ts'

/** The texts that a workbook's cells share, by their number. */
export type SharedTexts = (at: number) => string

const page = 4 * 1024 * 1024

/** Reads them into bytes, a few times smaller than as many strings: a million rows share millions of texts. 'sheet_too_large' beyond the limit. */
export async function readSharedTexts(archive: Archive, part: string): Promise<SharedTexts> {
  const pages: Buffer[] = []
  /** Of each text where it begins: page times its size plus offset; its length is up to the next within a page. */
  let starts = new Float64Array(1024)
  let lengths = new Uint32Array(1024)
  let count = 0
  let used = page
  let total = 0
  const keep = (text: string) => {
    const bytes = Buffer.from(text, 'utf8')
    total += bytes.length
    if (total > limits.sharedText) throw new SheetProblem('sheet_too_large')
    if (used + bytes.length > page) {
      pages.push(Buffer.alloc(Math.max(page, bytes.length)))
      used = 0
    }
    bytes.copy(pages.at(-1) as Buffer, used)
    if (count === starts.length) {
      starts = grown(starts, new Float64Array(count * 2))
      lengths = grown(lengths, new Uint32Array(count * 2))
    }
    starts[count] = (pages.length - 1) * page + used
    lengths[count] = bytes.length
    used += bytes.length
    count += 1
  }
  if (archive.has(part)) {
    let text = ''
    let taken = false
    let phonetic = false
    const hearing = {
      open: (name: string) => {
        if (name === 'si') text = ''
        else if (name === 'rPh') phonetic = true
        else if (name === 't') taken = !phonetic
      },
      text: (piece: string) => {
        if (!taken) return
        text += piece
        if (text.length > limits.cell) throw new SheetProblem('cell_too_long', { row: 0, limit: limits.cell })
      },
      close: (name: string) => {
        if (name === 't') taken = false
        else if (name === 'rPh') phonetic = false
        else if (name === 'si') keep(text)
      },
    }
    for await (const _ of hear(archive.text(part), hearing));
  }
  return (at) => {
    if (!(at >= 0 && at < count)) return ''
    const start = starts[at] as number
    const offset = start % page
    return (pages[Math.floor(start / page)] as Buffer).toString('utf8', offset, offset + (lengths[at] as number))
  }
}

function grown<A extends Float64Array | Uint32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
