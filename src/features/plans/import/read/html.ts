import { parse } from 'parse5'
import type { SourceDocument } from '../document.ts'
import { ImportProblem } from '../problem.ts'
import { readElement } from './html/body.ts'
import { decodeHtml } from './html/charset.ts'
import { findFurniture } from './html/furniture.ts'
import { descendant, elementsIn, type HtmlElement, type HtmlNode, isHtmlElement } from './html/tree.ts'
import { SourceText } from './source-text.ts'

const MAX_DEPTH = 400

/**
 * Reads a web page (as saved, or as a word processor exports it): the visible text without menus, footers and scripts, tables
 * with their merged cells, the numbers of ordered lists written out. Nothing is fetched or run.
 * Throws `too_deep`, or `not_a_document` where the page shows no text.
 */
export async function readHtml(bytes: Uint8Array): Promise<SourceDocument> {
  const document = parse(decodeHtml(bytes))
  if (depthExceeds(document, MAX_DEPTH)) throw tooDeep()
  const html = document.childNodes.filter(isHtmlElement).find((element) => element.tagName === 'html')
  const body = html && elementsIn(html, 'body', 'frameset')[0]
  const text = new SourceText()
  if (body) {
    readTitle(html, body, text)
    readElement(body, findFurniture(body), text)
  }
  const result = text.document('html')
  if (result.text === '') throw nothingShown()
  return result
}

/** A page may show its title only in the window's bar; there the site's name follows it after a dash or bar. */
function readTitle(html: HtmlElement, body: HtmlElement, text: SourceText): void {
  const head = elementsIn(html, 'head')[0]
  const title = head && descendant(head, 'title')
  const shown = title?.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
  const name = shown?.split(/[-_|–—]/)[0]?.trim() ?? ''
  if (name.length >= 6 && !plainText(body).includes(name.replace(/\s+/g, ''))) text.paragraph(name)
}

function plainText(element: HtmlElement): string {
  let text = ''
  const visit = (node: HtmlNode) => {
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    if (isHtmlElement(node)) node.childNodes.forEach(visit)
  }
  visit(element)
  return text.replace(/\s+/g, '')
}

// Walked with a list of its own, because the point is to find out whether walking by recursion is safe.
function depthExceeds(root: { childNodes: HtmlNode[] }, limit: number): boolean {
  let level: HtmlNode[] = root.childNodes
  for (let depth = 0; depth <= limit; depth++) {
    if (level.length === 0) return false
    level = level.flatMap((node) => (isHtmlElement(node) ? node.childNodes : []))
  }
  return true
}

function tooDeep(): ImportProblem {
  return new ImportProblem('too_deep', {
    zh: `网页内容嵌套超过 ${MAX_DEPTH} 层，不像是一份方案。请另存为 Word 或纯文本后再上传。`,
    en: `The page nests its content more than ${MAX_DEPTH} levels deep, which no plan does. Save it as Word or plain text first.`,
  })
}

function nothingShown(): ImportProblem {
  return new ImportProblem('not_a_document', {
    zh: '这个网页不含可见文字。网页保存时可能没有包括正文，请在浏览器中打开方案页面后重新保存，或复制正文粘贴。',
    en: 'This page shows no text. It may have been saved without its content: open the plan in a browser and save it again, or paste its text.',
  })
}
