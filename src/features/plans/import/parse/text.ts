import { usualForms } from './radicals.ts'

/** The same text, same length, with full-width ASCII, brackets and dashes folded, so that one pattern fits every way of typing. */
export function plain(text: string): string {
  let out = ''
  let kept = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80 || (code >= 0x3020 && code < 0xe000)) continue
    const char = text.charAt(index)
    const fold = foldOf(char, code)
    if (fold === char) continue
    out += text.slice(kept, index) + fold
    kept = index + 1
  }
  return kept === 0 ? text : out + text.slice(kept)
}

function foldOf(char: string, code: number): string {
  const special = folded[char]
  if (special) return special
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  // Every dash is one; damaged characters are nearly always dashes in these documents.
  const isDash = (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfe63
  return isDash || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) ? '-' : char
}

const folded: Record<string, string> = {
  '【': '(',
  '】': ')',
  '〖': '(',
  '〗': ')',
  '［': '[',
  '］': ']',
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u301c': '~',
  '\u223c': '~',
  '～': '~',
  '≧': '≥',
  '⩾': '≥',
  '≦': '≤',
  '⩽': '≤',
  '﹥': '>',
  '﹤': '<',
}

/** Without white space, except the one space between two Latin words. */
export function squeeze(text: string): string {
  if (!/\s/.test(text)) return usualForms(text)
  return usualForms(text)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<![A-Za-z]) | (?![A-Za-z])/g, '')
}

/** The number a Chinese numeral up to 99 means, or null. */
export function chineseNumber(text: string): number | null {
  if (!/^[一二两三四五六七八九十]{1,3}$/.test(text)) return null
  const digit = (char: string | undefined) => (char ? '零一二三四五六七八九'.indexOf(char === '两' ? '二' : char) : 0)
  if (!text.includes('十')) return text.length === 1 ? digit(text) : null
  const [tens = '', ones = ''] = text.split('十')
  return (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0)
}
