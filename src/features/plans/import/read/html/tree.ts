import type { DefaultTreeAdapterMap } from 'parse5'

export type HtmlNode = DefaultTreeAdapterMap['node']
export type HtmlElement = DefaultTreeAdapterMap['element']

/** Whether a node is an element. */
export function isHtmlElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

/** The value of an attribute, '' when absent. */
export function attribute(element: HtmlElement, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? ''
}

/** The child elements, of one of these names if any are given. */
export function elementsIn(element: HtmlElement, ...names: string[]): HtmlElement[] {
  return element.childNodes.filter(isHtmlElement).filter((one) => names.length === 0 || names.includes(one.tagName))
}

/** The first descendant of that name, in document order. */
export function descendant(element: HtmlElement, name: string): HtmlElement | undefined {
  for (const inner of elementsIn(element)) {
    const found = inner.tagName === name ? inner : descendant(inner, name)
    if (found) return found
  }
  return undefined
}
