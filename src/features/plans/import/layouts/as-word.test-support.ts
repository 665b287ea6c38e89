import { Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from 'docx'
import type { ComposedBlock } from './compose.test-support.ts'

/** Writes the document as a Word file; with `automatic` the numbers of headings and tasks are Word's own, not text. */
export async function asWord(blocks: ComposedBlock[], automatic: boolean): Promise<Uint8Array> {
  const children = blocks.map((block) => {
    if (block.kind === 'table') return tableOf(block)
    if (block.kind === 'numbered' && automatic) {
      return new Paragraph({ text: block.text, numbering: { reference: 'plan', level: block.level } })
    }
    return new Paragraph({ children: [new TextRun((block.kind === 'numbered' ? block.number : '') + block.text)] })
  })
  const level = (n: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({ level: n, format, text })
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: [
            level(0, LevelFormat.CHINESE_COUNTING, '%1、'),
            level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
            level(2, LevelFormat.DECIMAL, '%3.'),
          ],
        },
      ],
    },
    sections: [{ children }],
  })
  return Packer.toBuffer(document)
}

function tableOf(table: Extract<ComposedBlock, { kind: 'table' }>): Table {
  const covered = new Map<string, number>()
  const rows = table.rows.map((row, index) => {
    const cells: { column: number; cell: TableCell }[] = row.map(({ column, text, rows: down, columns }) => {
      for (let below = 1; below < down; below++) covered.set(`${index + below}/${column}`, columns)
      const children = text.split('\n').map((line) => new Paragraph(line))
      return {
        column,
        cell: new TableCell({ children, columnSpan: columns, verticalMerge: down > 1 ? VerticalMergeType.RESTART : undefined }),
      }
    })
    for (let column = 0; column < table.width; column++) {
      const columnSpan = covered.get(`${index}/${column}`)
      if (columnSpan === undefined) continue
      cells.push({
        column,
        cell: new TableCell({ children: [new Paragraph('')], columnSpan, verticalMerge: VerticalMergeType.CONTINUE }),
      })
    }
    return new TableRow({
      tableHeader: index < table.headerRows,
      children: cells.sort((a, b) => a.column - b.column).map((one) => one.cell),
    })
  })
  return new Table({ rows })
}
