import { child, isElement, isOn, settingOf, type XmlElement } from '../xml.ts'

/** The visible text of a paragraph and the text boxes anchored in it. */
export type Inline = { text: string; boxes: XmlElement[] }

// Deleted and moved-away text is no longer part of the document; what was inserted or moved in is.
const GONE = new Set(['del', 'moveFrom', 'rPr', 'pPr', 'sdtPr', 'rt', 'instrText', 'delText'])
const SYMBOL_FONT: Record<string, string> = { a3: '≤', b3: '≥', b1: '±', b4: '×', b7: '·', b0: '°', b9: '≠', bb: '≈' }

/** Reads what a paragraph shows: tracked changes accepted, hidden text left out, soft breaks as new lines. */
export function readInline(paragraph: XmlElement): Inline {
  const inline: Inline = { text: '', boxes: [] }
  for (const node of paragraph.children) if (isElement(node)) readNode(node, inline)
  return inline
}

function readNode(node: XmlElement, inline: Inline): void {
  if (GONE.has(node.name)) return
  switch (node.name) {
    case 't':
      inline.text += node.children.filter((part) => !isElement(part)).join('')
      return
    case 'r':
      readRun(node, inline)
      return
    case 'tab':
    case 'ptab':
      inline.text += '\t'
      return
    case 'br':
      if (node.attributes.type === undefined || node.attributes.type === 'textWrapping') inline.text += '\n'
      return
    case 'cr':
      inline.text += '\n'
      return
    case 'noBreakHyphen':
      inline.text += '-'
      return
    case 'sym':
      inline.text += symbol(node)
      return
    case 'txbxContent':
      inline.boxes.push(node)
      return
    case 'AlternateContent':
      readChosen(node, inline)
      return
    default:
      for (const inner of node.children) if (isElement(inner)) readNode(inner, inline)
  }
}

function readRun(run: XmlElement, inline: Inline): void {
  const properties = child(run, 'rPr')
  if (isOn(properties, 'vanish') || isOn(properties, 'webHidden')) return
  const before = inline.text.length
  for (const node of run.children) if (isElement(node)) readNode(node, inline)
  if (settingOf(properties, 'vertAlign') !== 'superscript') return
  const raised = inline.text.slice(before)
  inline.text = inline.text.slice(0, before) + raisedPower(inline.text.slice(0, before), raised)
}

/** A raised 2 or 3 after a metre is a power (m²), not a digit of the next figure. */
export function raisedPower(before: string, raised: string): string {
  if (!/[mM米]$/.test(before)) return raised
  return raised === '2' ? '²' : raised === '3' ? '³' : raised
}

function readChosen(alternate: XmlElement, inline: Inline): void {
  // The same box is written twice, for new and for old word processors: one of them is enough.
  const chosen = child(alternate, 'Choice') ?? child(alternate, 'Fallback')
  for (const node of chosen?.children ?? []) if (isElement(node)) readNode(node, inline)
}

function symbol(node: XmlElement): string {
  const code = (node.attributes.char ?? '').toLowerCase()
  if (/^symbol$/i.test(node.attributes.font ?? '')) return SYMBOL_FONT[code.slice(-2)] ?? ''
  const point = Number.parseInt(code, 16)
  return point >= 0x20 && !(point >= 0xe000 && point <= 0xf8ff) ? String.fromCodePoint(point) : ''
}
