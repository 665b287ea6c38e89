import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Drawing } from '../drawing/drawing.ts'
import { pngOf } from '../drawing/png.ts'
import { svgOf } from '../drawing/svg.ts'

/** The width of the text on an A4 page with margins of 2.2 cm, in twentieths of a point. */
export const textWidth = 9412

/** Fonts by what they are for; the Chinese names that word processors in China know. */
export const songti = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }
export const heiti = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' }

/** A chart with the words for those who cannot see it. */
export type Picture = { drawing: Drawing; says: string }

/** What a cell holds: a line, or several, with emphasis or a picture. */
export type Line = string | { text: string; bold?: boolean; colour?: string } | Picture
export type CellContent = Line | Line[]

/** A column of a table: its heading, its width in twentieths of a point, and where its cells stand. */
export type TableColumn = { heading: string; width: number; align?: 'left' | 'right' | 'centre' }

/** A row of cells, or the heading of a group of rows over the whole width. */
export type TableLine = CellContent[] | { group: string }

/** A heading of the report; headings make the navigation pane. */
export const heading = (level: 1 | 2, text: string) =>
  new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    keepNext: true,
    children: [new TextRun(text)],
  })

/** A paragraph of running text, its first line indented by two characters. */
export const paragraph = (text: string) => new Paragraph({ style: 'RunningText', children: [new TextRun(text)] })

/** A small line above a table or a chart; it stays with it. */
export const remark = (text: string) => new Paragraph({ style: 'Remark', keepNext: true, children: [new TextRun(text)] })

/** A picture on a line of its own. */
export const figureOf = (picture: Picture) => new Paragraph({ spacing: { before: 120, after: 60 }, children: [imageOf(picture)] })

/** A legend: a coloured square before each word. */
export function legend(entries: { colour: string; text: string }[]): Paragraph {
  const children = entries.flatMap(({ colour, text }) => [
    new TextRun({ text: '■ ', color: colour.slice(1) }),
    new TextRun({ text: `${text}　` }),
  ])
  return new Paragraph({ style: 'Remark', children })
}

/** A table that breaks between rows, never inside one, and repeats its heading on every page. */
export function table(columns: TableColumn[], lines: TableLine[]): Table {
  return new Table({
    width: { size: columns.reduce((sum, column) => sum + column.width, 0), type: WidthType.DXA },
    columnWidths: columns.map((column) => column.width),
    layout: TableLayoutType.FIXED,
    borders: edges,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column) => headCell(column)) }),
      ...lines.map(
        (line) =>
          new TableRow({
            cantSplit: true,
            children:
              'group' in line
                ? [groupCell(line.group, columns.length)]
                : line.map((cell, at) => bodyCell(cell, columns[at] as TableColumn)),
          }),
      ),
    ],
  })
}

/** A table of two columns without heading: what is said, and what it is. */
export function pairs(rows: [string, string][]): Table {
  const widths = [2000, textWidth - 2000] as const
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: edges,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    rows: rows.map(
      ([name, value]) =>
        new TableRow({
          cantSplit: true,
          children: [headCell({ heading: name, width: widths[0] }), bodyCell(value, { heading: '', width: widths[1] })],
        }),
    ),
  })
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '8B9394' }
const edges = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule }
const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, centre: AlignmentType.CENTER }
const shaded = (fill: string) => ({ type: ShadingType.CLEAR, color: 'auto', fill })

function headCell({ heading, width }: TableColumn): TableCell {
  const children = [
    new Paragraph({
      style: 'Cell',
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [new TextRun({ text: heading, bold: true })],
    }),
  ]
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    shading: shaded('E3EFEC'),
    children,
  })
}

function groupCell(text: string, columnSpan: number): TableCell {
  const children = [new Paragraph({ style: 'Cell', keepNext: true, children: [new TextRun({ text, bold: true })] })]
  return new TableCell({ columnSpan, shading: shaded('F1EFE8'), children })
}

function bodyCell(content: CellContent, { width, align = 'left' }: TableColumn): TableCell {
  const lines = Array.isArray(content) ? content : [content]
  const children = lines.map((line) => new Paragraph({ style: 'Cell', alignment: alignments[align], children: [runOf(line)] }))
  return new TableCell({ width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, children })
}

function runOf(line: Line) {
  if (typeof line === 'string') return new TextRun(line)
  if ('drawing' in line) return imageOf(line)
  return new TextRun({ text: line.text, bold: line.bold ?? false, ...(line.colour ? { color: line.colour.slice(1) } : {}) })
}

function imageOf({ drawing, says }: Picture): ImageRun {
  const transformation = { width: drawing.width, height: drawing.height }
  return new ImageRun({
    ...{
      type: 'svg',
      data: Buffer.from(svgOf(drawing), 'utf8'),
      fallback: { type: 'png', data: pngOf(drawing) },
      transformation,
    },
    altText: { name: says, title: says, description: says },
  })
}
