import { FeelProblem, type Span } from './syntax.ts'

/** A piece of FEEL text. `value` is what a string says once its escapes are read. */
export type Token = Span & { kind: 'word' | 'number' | 'string' | 'symbol' | 'end'; text: string; value: string }

/** A rule is a sentence or two; whoever writes more than this has pasted something else. */
export const longestText = 20_000

// The letters of the standard's grammar (10.3.1.2, rules 28 and 29), less full-width punctuation: `年龄，` is a slip of the keyboard, not a name.
const nameStart =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the ranges are the standard's
  /[?A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u167f\u1681-\u180d\u180f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3004-\u3007\u3021-\u302f\u3031-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc\u{10000}-\u{effff}]/u
// biome-ignore lint/suspicious/noMisleadingCharacterClass: the ranges are the standard's
const namePart = /[0-9\u00b7\u0300-\u036f\u203f\u2040]/u
const space = /[\s\u0085\u180e\u200b]/u
const symbols = ['**', '..', '<=', '>=', '!=', '->', ..."+-*/=<>()[]{},:.@'"]
const digits = /[0-9]/
/** What is typed in place of FEEL's own signs, and what to write instead. */
const mistaken: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '：': ':',
  '“': '"',
  '”': '"',
  '。': '.',
  '；': ',',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '×': '*',
  '÷': '/',
  '&': 'and',
  '|': 'or',
  '!': 'not(…)',
  ';': ',',
  '%': '/ 100',
}

/** The tokens of a text, the last of kind `end`; comments and white space are left out. Throws FeelProblem. */
export function lex(text: string): Token[] {
  if (text.length > longestText)
    throw new FeelProblem(`表达式最多 ${longestText} 个字符，这里有 ${text.length} 个`, { from: longestText, to: text.length })
  const tokens: Token[] = []
  let at = skip(text, 0)
  while (at < text.length) {
    const token = read(text, at)
    tokens.push(token)
    at = skip(text, token.to)
  }
  tokens.push({ kind: 'end', text: '', value: '', from: text.length, to: text.length })
  return tokens
}

function skip(text: string, from: number): number {
  let at = from
  for (;;) {
    if (at < text.length && space.test(text[at] as string)) at += 1
    else if (text.startsWith('//', at)) {
      while (at < text.length && !/[\n\r\u2028\u2029]/.test(text[at] as string)) at += 1
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2)
      if (end < 0) throw problemAt(text, '注释没有结束：缺少“*/”', { from: at, to: text.length })
      at = end + 2
    } else return at
  }
}

function read(text: string, from: number): Token {
  const letter = String.fromCodePoint(text.codePointAt(from) as number)
  if (letter === '"') return readString(text, from)
  if (digits.test(letter) || (letter === '.' && digits.test(text[from + 1] ?? ''))) return readNumber(text, from)
  if (nameStart.test(letter)) return readWord(text, from)
  const symbol = symbols.find((each) => text.startsWith(each, from))
  const span = { from, to: from + (symbol ?? letter).length }
  if (symbol !== undefined) return { kind: 'symbol', text: symbol, value: '', ...span }
  const meant = mistaken[letter]
  if (meant === '"') throw problemAt(text, 'FEEL 的引号是半角的（"）', span)
  throw problemAt(text, meant === undefined ? `FEEL 里没有“${letter}”这个符号` : `FEEL 不用“${letter}”，应写作“${meant}”`, span)
}

function readWord(text: string, from: number): Token {
  let to = from
  while (to < text.length) {
    const letter = String.fromCodePoint(text.codePointAt(to) as number)
    if (!nameStart.test(letter) && !namePart.test(letter)) break
    to += letter.length
  }
  return { kind: 'word', text: text.slice(from, to), value: '', from, to }
}

const number = /(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y

function readNumber(text: string, from: number): Token {
  number.lastIndex = from
  const found = (number.exec(text) as RegExpExecArray)[0]
  return { kind: 'number', text: found, value: '', from, to: from + found.length }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' }

function readString(text: string, from: number): Token {
  let value = ''
  let at = from + 1
  while (text[at] !== '"') {
    if (at >= text.length) throw problemAt(text, '字符串没有结束：缺少右引号（"）', { from, to: text.length })
    if (text[at] === '\\') {
      const found = readEscape(text, at)
      value += found.value
      at = found.to
    } else {
      value += text[at]
      at += 1
    }
  }
  return { kind: 'string', text: text.slice(from, at + 1), value, from, to: at + 1 }
}

function readEscape(text: string, from: number): { value: string; to: number } {
  const letter = text[from + 1] ?? ''
  const plain = escapes[letter]
  if (plain !== undefined) return { value: plain, to: from + 2 }
  const length = letter === 'u' ? 4 : letter === 'U' ? 6 : 0
  // The grammar has no other escapes: `"\d"` is a backslash and a d.
  if (length === 0) return { value: '\\', to: from + 1 }
  const code = text.slice(from + 2, from + 2 + length)
  const span = { from, to: from + 2 + length }
  if (code.length < length || !/^[0-9a-fA-F]+$/.test(code))
    throw problemAt(text, `“\\${letter}”后应有 ${length} 位十六进制数，如“\\${letter}${'4E00'.padStart(length, '0')}”`, span)
  const point = Number.parseInt(code, 16)
  if (point > 0x10ffff) throw problemAt(text, `没有编号为 ${code} 的字符`, span)
  return { value: String.fromCodePoint(point), to: span.to }
}

/** A problem whose message begins with its place, as a reader counts: line and letter from 1. */
export function problemAt(text: string, message: string, at: Span): FeelProblem {
  const before = text.slice(0, at.from).split('\n')
  const letter = [...(before.at(-1) as string)].length + 1
  const place = text.includes('\n') ? `第 ${before.length} 行第 ${letter} 字` : `第 ${letter} 字`
  return new FeelProblem(`${place}：${message}`, { from: at.from, to: at.to })
}
