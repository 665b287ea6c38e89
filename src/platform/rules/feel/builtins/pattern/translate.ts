import { classEscape, multiple, readClass, singleEscape } from './class.ts'
import { literal, NoPattern, type Source } from './source.ts'

const anyCharacter = String.raw`[\s\S]`
const quantifier = /^(?:[?*+]|\{(\d+)(?:(,)(\d*))?\})\??/

/** Whether the text is flags of XPath 2.0: `s` dot takes line ends, `m` by lines, `i` either case, `x` spaces do not count. */
export function isFlags(text: string): boolean {
  return /^[smix]*$/.test(text)
}

/** The regular expression of XPath 2.0 (functions and operators, 7.6.1) as JavaScript's, for its flag `u`; null where it is none. */
export function translate(pattern: string, flags: string): string | null {
  const characters = Array.from(flags.includes('x') ? withoutSpaces(pattern) : pattern)
  const source: Source = { characters, at: 0, flags, opened: 0, closed: new Set() }
  try {
    const made = alternatives(source)
    return source.at === source.characters.length ? made : null
  } catch (problem) {
    if (problem instanceof NoPattern) return null
    throw problem
  }
}

function alternatives(source: Source): string {
  let made = ''
  for (;;) {
    const next = source.characters[source.at]
    if (next === undefined || next === ')') return made
    if (next === '|') {
      source.at++
      made += '|'
    } else made += piece(source)
  }
}

function piece(source: Source): string {
  const made = atom(source)
  const found = quantifier.exec(source.characters.slice(source.at, source.at + 30).join(''))?.[0] ?? ''
  source.at += found.length
  return made + found
}

function atom(source: Source): string {
  const next = source.characters[source.at++] as string
  switch (next) {
    case '(':
      return group(source)
    case '[':
      return readClass(source)
    case '.':
      return source.flags.includes('s') ? anyCharacter : String.raw`[^\n\r]`
    case '^':
      return source.flags.includes('m') ? String.raw`(?:^|(?<=\n)(?!$))` : '(?:^)'
    case '$':
      return source.flags.includes('m') ? String.raw`(?=\n|$)` : '(?:$)'
    case '\\':
      return escaped(source)
    case '?':
    case '*':
    case '+':
    case '{':
    case '}':
    case ']':
      throw new NoPattern()
    default:
      return literal(next)
  }
}

function group(source: Source): string {
  const number = ++source.opened
  if (source.characters[source.at] === '?') throw new NoPattern()
  const made = alternatives(source)
  if (source.characters[source.at++] !== ')') throw new NoPattern()
  source.closed.add(number)
  return `(${made})`
}

function escaped(source: Source): string {
  const next = source.characters[source.at++]
  if (next === undefined) throw new NoPattern()
  if (/[1-9]/.test(next)) return backReference(source, next)
  if (multiple.has(next)) return classEscape(source, next)
  return literal(singleEscape(next))
}

/** As many digits as name a group that has been opened; it must be closed already. */
function backReference(source: Source, first: string): string {
  let digits = first
  while (/\d/.test(source.characters[source.at] ?? '') && Number(digits + source.characters[source.at]) <= source.opened) {
    digits += source.characters[source.at++]
  }
  if (!source.closed.has(Number(digits))) throw new NoPattern()
  return `(?:\\${digits})`
}

/** Spaces go wherever they stand, but in brackets. */
function withoutSpaces(pattern: string): string {
  let depth = 0
  let kept = ''
  for (const [token] of pattern.matchAll(/\\[ \t\n\r]*[^ \t\n\r]|./gsu)) {
    const inside = depth > 0
    if (token === '[') depth++
    if (token === ']') depth--
    kept += inside ? token : token.replace(/[ \t\n\r]/g, '')
  }
  return kept
}
