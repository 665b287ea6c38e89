import { formatNumber } from '../docx/number-format.ts'
import { attribute, elementsIn, type HtmlElement } from './tree.ts'

const CSS_STYLE: Record<string, string> = {
  'cjk-ideographic': 'chineseCounting',
  'simp-chinese-informal': 'chineseCounting',
  'trad-chinese-informal': 'chineseCounting',
  'cjk-decimal': 'ideographDigital',
  'simp-chinese-formal': 'chineseLegalSimplified',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  decimal: 'decimal',
}
const TYPE_STYLE: Record<string, string> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '1': 'decimal',
}

/** The numbers a browser draws before the items of an ordered list, which are not in the page's text; '' where it draws none. */
export function itemNumbers(list: HtmlElement): Map<HtmlElement, string> {
  const numbers = new Map<HtmlElement, string>()
  if (list.tagName !== 'ol') return numbers
  const style = /list-style(?:-type)?\s*:[^;]*?([a-z-]+)\s*(?:;|$)/i.exec(attribute(list, 'style'))?.[1]?.toLowerCase()
  if (style === 'none') return numbers
  const format = (style && CSS_STYLE[style]) || TYPE_STYLE[attribute(list, 'type')] || 'decimal'
  const isChinese = format.startsWith('chinese') || format.startsWith('ideograph')
  let n = integer(attribute(list, 'start')) ?? 1
  for (const item of elementsIn(list, 'li')) {
    n = integer(attribute(item, 'value')) ?? n
    numbers.set(item, formatNumber(format, n) + (isChinese ? '、' : '. '))
    n++
  }
  return numbers
}

function integer(value: string): number | undefined {
  return /^-?\d{1,6}$/.test(value.trim()) ? Number(value) : undefined
}
