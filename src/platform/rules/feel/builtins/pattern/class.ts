import { blocks } from './blocks.ts'
import { literal, NoPattern, type Source } from './source.ts'

const startOfName = String.raw`:A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}\u{200d}\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}`
const ofName = String.raw`${startOfName}\-.0-9\u{b7}\u{300}-\u{36f}\u{203f}\u{2040}`
const category = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cofn]?)$/

/** Letters after a backslash that stand for a set of characters. */
export const multiple: ReadonlyMap<string, string> = new Map([
  ['s', String.raw`[ \t\n\r]`],
  ['S', String.raw`[^ \t\n\r]`],
  ['d', String.raw`\p{Nd}`],
  ['D', String.raw`\P{Nd}`],
  ['w', String.raw`[^\p{P}\p{Z}\p{C}]`],
  ['W', String.raw`[\p{P}\p{Z}\p{C}]`],
  ['i', `[${startOfName}]`],
  ['I', `[^${startOfName}]`],
  ['c', `[${ofName}]`],
  ['C', `[^${ofName}]`],
  ['p', ''],
  ['P', ''],
])

/** The character that a backslash and one more stand for. */
export function singleEscape(after: string): string {
  const control = { n: '\n', r: '\r', t: '\t' }[after]
  if (control !== undefined) return control
  if (!/^[\\|.?*+(){}\-[\]^$]$/.test(after)) throw new NoPattern()
  return after
}

/** `\d`, `\p{Lu}`, `\P{IsGreek}`, read up to its letter. The flag `i` does not touch it. */
export function classEscape(source: Source, letter: string): string {
  const set = letter === 'p' || letter === 'P' ? propertyOf(source, letter) : (multiple.get(letter) ?? '')
  return `(?-i:${set})`
}

/**
 * `[a-z-[aeiou]]`, read up to its bracket. Each part is a pattern of one character; what is not to match stands before it as a lookahead, so that
 * complement and difference need nothing of JavaScript's own brackets.
 */
export function readClass(source: Source): string {
  const turned = source.characters[source.at] === '^'
  if (turned) source.at++
  let set = ''
  const parts: string[] = []
  let without = ''
  for (let first = true; ; first = false) {
    const next = source.characters[source.at++]
    if (next === undefined) throw new NoPattern()
    if (next === ']') {
      if (first) throw new NoPattern()
      break
    }
    if (next === '-' && source.characters[source.at] === '[' && !first) {
      source.at++
      without = `(?!${readClass(source)})`
      if (source.characters[source.at++] !== ']') throw new NoPattern()
      break
    }
    if (next === '[') throw new NoPattern()
    const letter = next === '\\' ? source.characters[source.at] : undefined
    if (letter !== undefined && multiple.has(letter)) {
      source.at++
      parts.push(classEscape(source, letter))
    } else set += range(source, single(source, next))
  }
  const any = [...(set === '' ? [] : [`[${set}]`]), ...parts].join('|')
  return `(?:${without}${turned ? String.raw`(?!${any})[\s\S]` : `(?:${any})`})`
}

/** One character or, where a hyphen and another follow, all from one to the other. */
function range(source: Source, from: string): string {
  const [hyphen, after] = source.characters.slice(source.at, source.at + 2)
  if (hyphen !== '-' || after === ']' || after === '[' || after === undefined) return literal(from)
  source.at += 2
  const to = single(source, after)
  if ((to.codePointAt(0) ?? 0) < (from.codePointAt(0) ?? 0)) throw new NoPattern()
  return `${literal(from)}-${literal(to)}`
}

function single(source: Source, character: string): string {
  if (character !== '\\') return character
  return singleEscape(source.characters[source.at++] ?? '')
}

/** `{Lu}` of a general category, `{IsGreek}` of a block. */
function propertyOf(source: Source, letter: string): string {
  const close = source.characters.indexOf('}', source.at)
  if (source.characters[source.at] !== '{' || close < 0) throw new NoPattern()
  const name = source.characters.slice(source.at + 1, close).join('')
  source.at = close + 1
  if (category.test(name)) return `\\${letter}{${name}}`
  const block = name.startsWith('Is') ? blocks.get(name.slice(2)) : undefined
  if (block === undefined) throw new NoPattern()
  return `[${letter === 'P' ? '^' : ''}${block}]`
}
