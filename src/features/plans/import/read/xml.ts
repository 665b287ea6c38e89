import { SaxesParser } from 'saxes'
import { ImportProblem } from '../problem.ts'

/** An XML element by its local name; attributes too are kept by local name, because producers choose prefixes freely. */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlNode[] }

/** An element, or the text between elements. */
export type XmlNode = XmlElement | string

const MAX_DEPTH = 256

/**
 * Parses XML to a tree. A document type declaration is refused: office files have none, and without it entities cannot be
 * defined, so nothing can expand or fetch. Throws `docx_broken` on malformed XML, `too_deep` beyond 256 levels.
 */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw broken()
  })
  parser.on('error', () => {
    throw broken()
  })
  parser.on('opentag', (tag) => {
    const element: XmlElement = { name: localName(tag.name), attributes: {}, children: [] }
    for (const [name, value] of Object.entries(tag.attributes)) element.attributes[localName(name)] = String(value)
    open.at(-1)?.children.push(element)
    if (open.push(element) > MAX_DEPTH) throw tooDeep()
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', (text) => {
    open.at(-1)?.children.push(text)
  })
  parser.write(xml).close()

  const top = root.children.find(isElement)
  if (!top) throw broken()
  return top
}

/** Whether a node is an element rather than text. */
export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string'
}

/** The first child element of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => isElement(node) && node.name === name)
}

/** All child elements of that name. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((node): node is XmlElement => isElement(node) && node.name === name)
}

/** The `val` attribute of the first child of that name, the way office files write properties. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.val
}

/** Whether a yes/no property is set: present, and not switched off by its value. */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const property = child(element, name)
  return property !== undefined && !/^(0|false|off|none)$/.test(property.attributes.val ?? '1')
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function broken(): ImportProblem {
  return new ImportProblem('docx_broken', {
    zh: '这个 Word 文件已损坏，无法读取其中的内容。请用 Word 或 WPS 打开并另存为 .docx 后再上传。',
    en: 'This Word file is damaged and its content cannot be read. Open it in a word processor, save it as .docx again and upload that.',
  })
}

function tooDeep(): ImportProblem {
  return new ImportProblem('too_deep', {
    zh: `文件中的内容嵌套超过 ${MAX_DEPTH} 层，不像是一份方案。`,
    en: `The file nests its content more than ${MAX_DEPTH} levels deep, which no plan does.`,
  })
}
