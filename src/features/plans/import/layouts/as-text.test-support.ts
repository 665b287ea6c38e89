import { emWidth } from '../read/pdf/characters.ts'
import type { ComposedBlock, ComposedCell } from './compose.test-support.ts'

/** The ways plain text shows a table. */
export const textStyles = ['tabs', 'pipes', 'cell a line', 'aligned'] as const
export type TextStyle = (typeof textStyles)[number]

/** Writes the document as plain text. */
export function asText(blocks: ComposedBlock[], style: TextStyle): Uint8Array {
  const text = blocks
    .map((block) =>
      block.kind === 'table' ? tableText(block, style) : `${block.kind === 'numbered' ? block.number : ''}${block.text}`,
    )
    .join('\n')
  return new TextEncoder().encode(`${text}\n`)
}

function tableText(table: Extract<ComposedBlock, { kind: 'table' }>, style: TextStyle): string {
  const place = (row: ComposedCell[]) =>
    Array.from({ length: table.width }, (_, column) =>
      (row.find((cell) => cell.column === column)?.text ?? '').replaceAll('\n', ' '),
    )
  if (style === 'tabs') return table.rows.map((row) => place(row).join('\t')).join('\n')
  if (style === 'pipes') return table.rows.map((row) => `| ${place(row).join(' | ')} |`).join('\n')
  // Saved from a word processor, a merged cell stands once, and nothing stands for the places it covers.
  if (style === 'cell a line') return table.rows.flatMap((row) => row.flatMap((cell) => [cell.text, '|'])).join('\n')
  const rows = table.rows.map(place)
  const widths = Array.from({ length: table.width }, (_, column) => Math.max(...rows.map((row) => halves(row[column] ?? ''))) + 2)
  return rows
    .map((row) =>
      row
        .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - halves(text)))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}

function halves(text: string): number {
  return [...text].reduce((sum, character) => sum + (emWidth(character) === 1 ? 2 : 1), 0)
}
