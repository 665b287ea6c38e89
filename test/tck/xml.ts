import { SaxesParser } from 'saxes'

/** An element without its namespace; comments and processing instructions are gone. */
export type Element = {
  name: string
  attributes: ReadonlyMap<string, string>
  /** Prefixed attributes by local name: `xsi:type`, `xsi:nil`. */
  xsi: ReadonlyMap<string, string>
  children: Element[]
  /** The element's own text, as written. */
  text: string
}

const instance = 'http://www.w3.org/2001/XMLSchema-instance'

/** Reads a document. Throws an Error with line and column where it is not well-formed. */
export function readXml(text: string): Element {
  const top: Element = { name: '', attributes: new Map(), xsi: new Map(), children: [], text: '' }
  const open = [top]
  const parser = new SaxesParser({ xmlns: true })
  const here = () => open.at(-1) as Element
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes)
    const element: Element = {
      name: tag.local,
      attributes: new Map(attributes.filter(({ prefix }) => prefix === '').map(({ local, value }) => [local, value])),
      xsi: new Map(attributes.filter(({ uri }) => uri === instance).map(({ local, value }) => [local, value])),
      children: [],
      text: '',
    }
    here().children.push(element)
    open.push(element)
  })
  const add = (piece: string) => {
    here().text += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => open.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text.replace(/^\uFEFF/, '')).close()
  const [root] = top.children
  if (!root) throw new Error('the document has no element')
  return root
}

/** The first child of that name. */
export const child = (of: Element | undefined, name: string) => of?.children.find((element) => element.name === name)

/** All children of that name. */
export const childrenOf = (of: Element | undefined, name: string) => of?.children.filter((element) => element.name === name) ?? []

/** The attribute, or undefined where it is absent or blank. */
export const attribute = (of: Element | undefined, name: string) => of?.attributes.get(name)?.trim() || undefined

/** The trimmed text of `<text>` below the element; undefined where there is none. */
export const textBelow = (of: Element | undefined) => child(of, 'text')?.text.trim()
