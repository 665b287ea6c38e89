import type { SourceText } from '../source-text.ts'
import { child, childrenNamed, isElement, settingOf, type XmlElement } from '../xml.ts'
import type { Numbering } from './numbering.ts'
import { readInline } from './runs.ts'
import { outlineLevel, type Styles } from './styles.ts'
import { hasNestedTable, inside, placeCells } from './tables.ts'

/** What the body needs to know of the document around it. */
export type Surroundings = { styles: Styles; numbering: Numbering }

type Paragraph = { text: string; level: number | undefined; boxes: XmlElement[] }

const TRANSPARENT = new Set(['sdtContent', 'ins', 'moveTo', 'smartTag', 'customXml', 'txbxContent'])

/** Writes the blocks of a body, a text box or a content control into the text, in reading order. */
export function readBlocks(container: XmlElement, around: Surroundings, into: SourceText): void {
  for (const node of container.children) {
    if (!isElement(node)) continue
    if (node.name === 'p') {
      const paragraph = readParagraph(node, around)
      if (paragraph) into.paragraph(paragraph.text, paragraph.level)
      for (const box of paragraph?.boxes ?? []) readBlocks(box, around, into)
    } else if (node.name === 'tbl') {
      readTable(node, around, into)
    } else if (node.name === 'sdt') {
      if (!isContents(node)) for (const content of childrenNamed(node, 'sdtContent')) readBlocks(content, around, into)
    } else if (node.name === 'altChunk') {
      into.warn('embedded_document', '文件中嵌入了另一份文档，其内容没有读取。')
    } else if (TRANSPARENT.has(node.name)) {
      readBlocks(node, around, into)
    }
  }
}

function readTable(table: XmlElement, around: Surroundings, into: SourceText): void {
  if (hasNestedTable(table)) {
    for (const row of inside(table, 'tr')) for (const cell of inside(row, 'tc')) readBlocks(cell, around, into)
    return
  }
  into.table(placeCells(table, (cell) => cellText(cell, around)))
}

function cellText(container: XmlElement, around: Surroundings): string {
  const lines: string[] = []
  for (const node of inside(container, 'p')) {
    const paragraph = readParagraph(node, around, true)
    if (!paragraph) continue
    lines.push(paragraph.text, ...paragraph.boxes.map((box) => cellText(box, around)))
  }
  return lines.join('\n')
}

/** Undefined for entries of the table of contents, which repeat the headings. */
function readParagraph(paragraph: XmlElement, { styles, numbering }: Surroundings, inCell = false): Paragraph | undefined {
  const properties = child(paragraph, 'pPr')
  const styleId = settingOf(properties, 'pStyle')
  const style = styles.paragraph(styleId)
  if (style.isContents) return undefined

  const { text, boxes } = readInline(paragraph)
  const list = child(properties, 'numPr')
  const numId = settingOf(list, 'numId') ?? style.numId
  let number = ''
  if (numId !== undefined && numId !== '0' && !child(list, 'del')) {
    const level = settingOf(list, 'ilvl') ?? numbering.levelOfStyle(numId, styleId) ?? style.ilvl ?? 0
    // Word counts an empty paragraph of a list too; outside tables its lonely number means nothing.
    number = numbering.next(numId, Number(level))
    if (text.trim() === '' && !inCell) number = ''
  }
  const level = inCell ? undefined : (outlineLevel(settingOf(properties, 'outlineLvl')) ?? style.outlineLevel)
  return { text: joinNumber(number, text), level, boxes }
}

/** `1.` and `5万人` must not become `1.5万人`, while `一、` needs no space. */
function joinNumber(number: string, text: string): string {
  if (number === '' || text === '') return number || text
  const isOpen = !/[、．）〕】。\]—－–]$/.test(number) && !/[.)]$/.test(number)
  const wouldFuse = /\.$/.test(number) && /^[\d０-９]/.test(text)
  return isOpen || wouldFuse ? `${number} ${text}` : number + text
}

function isContents(control: XmlElement): boolean {
  const gallery = settingOf(child(child(control, 'sdtPr'), 'docPartObj'), 'docPartGallery')
  return gallery === 'Table of Contents'
}
