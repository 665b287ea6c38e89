import { numberingOf } from '../../parse/numbering.ts'
import { columnOf } from '../../parse/roles.ts'
import { plain } from '../../parse/text.ts'
import type { DocumentBuilder } from './builder.ts'
import { rowsOfStream, streamHeader } from './stream.ts'

/** The first and the last line of a run of lone pipes. */
export type PipeBlock = { first: number; last: number }

/** Runs of lines that are a lone pipe, with a cell's lines between them. */
export function pipeBlocks(lines: string[]): PipeBlock[] {
  const blocks: PipeBlock[] = []
  lines.forEach((line, index) => {
    if (line.trim() !== '|') return
    const block = blocks[blocks.length - 1]
    // Where the first title stands again behind other words, these are the caption of a new table.
    const above = (back: number) => (lines[index - back] ?? '').trim()
    const isAgain = block !== undefined && above(1) === (lines[block.first - 1] ?? '').trim()
    const begins =
      block && above(1) !== '' && !['', '|'].includes(above(2)) && (isAgain || areTitles([above(1), above(-1), above(-3)]))
    if (block && !begins && index - block.last <= 12) block.last = index
    else blocks.push({ first: index, last: index })
  })
  return blocks
}

function areTitles(cells: string[]): boolean {
  return (
    cells.every((cell) => cell.length <= 14 && columnOf(cell).role !== null) &&
    new Set(cells.map((cell) => columnOf(cell).role)).size > 1
  )
}

/** One cell a line between pipes; the first cell stands before the first pipe. */
export function pipeStream(builder: DocumentBuilder, lines: string[], at: number, blocks: PipeBlock[]): number | null {
  const block = blocks.find((each) => each.first > at && each.first - at <= 3 && each.last - each.first >= 10)
  if (!block) return null
  const lead = lines.slice(at, block.first)
  // The title of the first column stands right before the first pipe; a caption above it is not part of it.
  if (lead.length > 1 && columnOf(lead[lead.length - 1] ?? '').role !== null) return null
  const isTitled = !lead.some((line) => line.trim() === '' || line.length > 20) && columnOf(lead.join('')).role !== null
  // The first cell may be the table's own title, over all columns.
  const isBanner =
    (!isTitled || /表$|体系$/.test(lead.join('').trim())) &&
    lead.length === 1 &&
    lead[0] !== '' &&
    areTitles([1, 3, 5].map((below) => (lines[block.first + below] ?? '').trim()))
  if (!isTitled && !isBanner) return null
  const cells = isBanner ? [] : [lead.join(' ')]
  let open: string[] = []
  for (const line of lines.slice(block.first + 1, block.last + 1)) {
    if (line.trim() === '|') {
      cells.push(open.join(' ').trim())
      open = []
    } else open.push(line)
  }
  if (isBanner) builder.paragraph(lead.join(' '))
  // Where no pipe follows the last cell, it is the line behind the last pipe.
  const behind = (lines[block.last + 1] ?? '').trim()
  const more =
    behind && behind.length <= 30 && !numberingOf(plain(behind)) ? rowsOfStream([...cells, behind], streamHeader(cells)) : null
  const without = rowsOfStream(cells, streamHeader(cells))
  if (more && more.used === cells.length + 1 && more.score * more.used > (without ? without.score * without.used : 0)) {
    return writeStream(builder, [...cells, behind]) ? block.last + 2 : null
  }
  return writeStream(builder, cells) ? block.last + 1 : null
}

function writeStream(builder: DocumentBuilder, cells: string[]): boolean {
  const table = rowsOfStream(cells, streamHeader(cells))
  if (!table || table.score < 0.4) return false
  builder.table(table.rows)
  const rest = cells.slice(table.used).filter(Boolean)
  for (const cell of rest) builder.paragraph(cell)
  if (rest.length > 0) builder.warn('table_rest', rest.join(' '), rest.join(' ').length + 1)
  return true
}
