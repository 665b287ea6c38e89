import { attribute, type HtmlElement, type HtmlNode, isHtmlElement } from './tree.ts'

const NEVER_TEXT = new Set(
  'head script style noscript template iframe object embed svg math canvas audio video map select button input textarea datalist nav footer aside dialog del rp rt'.split(
    ' ',
  ),
)
const FURNITURE_ROLE = /^(navigation|banner|contentinfo|search|complementary|menu|menubar|dialog)$/
const FURNITURE_NAME =
  /(^|[\s_-])(nav|navbar|navigation|menu|breadcrumbs?|crumbs?|location|position|footer|foot|copyright|share|sidebar|toolbar|search|qrcode|login|related|recommend|pagination|pager)([\s_-]|$)/i
const MOST_OF_THE_PAGE = 0.4

/** How much a part of the page says, in characters, and how much of that is link text. */
type Weight = { text: number; linked: number; links: number }

/** Finds the elements that frame a page rather than belong to its text: menus, footers, lists of links, hidden parts. */
export function findFurniture(body: HtmlElement): Set<HtmlElement> {
  const weights = new Map<HtmlElement, Weight>()
  const all = weigh(body, weights, false)
  const furniture = new Set<HtmlElement>()
  for (const [element, weight] of weights) {
    if (weight.text > all.text * MOST_OF_THE_PAGE) continue
    const isNamed = FURNITURE_NAME.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`)
    if (
      FURNITURE_ROLE.test(attribute(element, 'role')) ||
      (isNamed && (weight.text < all.text * 0.1 || weight.linked > weight.text * 0.6)) ||
      isListOfLinks(element, weight)
    ) {
      furniture.add(element)
    }
  }
  return furniture
}

/** Whether an element never holds text that a reader sees. */
export function isNeverText(element: HtmlElement): boolean {
  if (NEVER_TEXT.has(element.tagName)) return true
  if (element.attrs.length === 0) return false
  return (
    element.attrs.some((one) => one.name === 'hidden') ||
    attribute(element, 'aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'))
  )
}

function weigh(node: HtmlNode, weights: Map<HtmlElement, Weight>, isLink: boolean): Weight {
  const weight: Weight = { text: 0, linked: 0, links: 0 }
  if (node.nodeName === '#text' && 'value' in node) {
    weight.text = node.value.replace(/\s+/g, '').length
    weight.linked = isLink ? weight.text : 0
    return weight
  }
  if (!isHtmlElement(node) || isNeverText(node)) return weight
  const isAnchor = node.tagName === 'a' && attribute(node, 'href') !== ''
  for (const inner of node.childNodes) {
    const part = weigh(inner, weights, isLink || isAnchor)
    weight.text += part.text
    weight.linked += part.linked
    weight.links += part.links
  }
  if (isAnchor) weight.links++
  weights.set(node, weight)
  return weight
}

function isListOfLinks(element: HtmlElement, weight: Weight): boolean {
  return /^(div|ul|ol|dl|table|section|header|p)$/.test(element.tagName) && weight.links >= 3 && weight.linked > weight.text * 0.6
}
