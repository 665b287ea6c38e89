import { isFlags, translate } from './translate.ts'

const most = 500
const compiled = new Map<string, RegExp | null>()

/** Whether the pattern is found in the input (XPath 2.0, `fn:matches`); null where pattern or flags are none. */
export function matches(input: string, pattern: string, flags: string | null): boolean | null {
  return compile(pattern, flags)?.test(input) ?? null
}

/** Every place of the pattern replaced (`fn:replace`), with `$1` for what a group found; null also where the pattern finds what is empty. */
export function replace(input: string, pattern: string, replacement: string, flags: string | null): string | null {
  const found = compile(pattern, flags)
  const parts = readReplacement(replacement)
  if (found === null || parts === null || found.test('')) return null
  return input.replace(every(found), (...match: unknown[]) => {
    // The groups stand before the place, the whole input and, if there are any, the named groups.
    const groups = match.slice(
      0,
      match.findIndex((part) => typeof part === 'number'),
    )
    return parts.map((part) => (typeof part === 'string' ? part : group(groups, part.digits))).join('')
  })
}

/** The pieces between the places of the pattern (`fn:tokenize`); null also where the pattern finds what is empty. */
export function split(input: string, pattern: string): string[] | null {
  const found = compile(pattern, null)
  if (found === null || found.test('')) return null
  const pieces: string[] = []
  let from = 0
  for (const { 0: separator, index } of input.matchAll(every(found))) {
    pieces.push(input.slice(from, index))
    from = index + separator.length
  }
  return [...pieces, input.slice(from)]
}

function compile(pattern: string, flags: string | null): RegExp | null {
  const key = `${flags ?? ''}/${pattern}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  // A pattern may be computed from what a rule is asked about: forget them all before they are too many.
  if (compiled.size >= most) compiled.clear()
  const made = make(pattern, flags ?? '')
  compiled.set(key, made)
  return made
}

function make(pattern: string, flags: string): RegExp | null {
  if (!isFlags(flags)) return null
  const source = translate(pattern, flags)
  if (source === null) return null
  try {
    return new RegExp(source, flags.includes('i') ? 'iu' : 'u')
  } catch {
    return null
  }
}

function every(found: RegExp): RegExp {
  return new RegExp(found.source, `${found.flags}g`)
}

/** Text and groups by turns; null where `$` or `\` stands alone. */
function readReplacement(replacement: string): (string | { digits: string })[] | null {
  const parts = replacement.match(/\$\d+|\\[\\$]|[^\\$]+/g) ?? []
  if (parts.join('') !== replacement) return null
  return parts.map((part) => (part.startsWith('$') ? { digits: part.slice(1) } : part.startsWith('\\') ? part.slice(1) : part))
}

/** `$12` is the twelfth group, or where there are fewer the first and a `2`. */
function group(groups: unknown[], digits: string): string {
  let length = digits.length
  while (length > 1 && Number(digits.slice(0, length)) >= groups.length) length--
  return `${groups[Number(digits.slice(0, length))] ?? ''}${digits.slice(length)}`
}
