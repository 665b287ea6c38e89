import { keywords } from './library.ts'
import type { Reader } from './reader.ts'

const nameSymbols = new Set(['.', '/', '-', "'", '+', '*'])

/** A name in use: the longest known one, else a single word. Null where the token begins no name. */
export function readName(reader: Reader): string | null {
  const { token } = reader
  if (token.kind !== 'word') return null
  const known = reader.names.longest(reader.tokens, reader.at)
  if (known !== null) {
    reader.at += known.length
    return known.name
  }
  if (keywords.has(token.text)) return null
  reader.at += 1
  return token.text
}

/** The name after a dot; any word will do, for a context may have any key. */
export function readMember(reader: Reader): string {
  const { token } = reader
  if (token.kind !== 'word') throw reader.problem('“.”后的名字')
  const known = reader.names.members.longest(reader.tokens, reader.at)
  reader.at += known?.length ?? 1
  return known?.name ?? token.text
}

/** A new name, of any words and signs up to one of the ends: a key, a parameter, a loop's variable. */
export function readNewName(reader: Reader, what: string, ends: readonly string[]): string {
  const from = reader.token.from
  if (reader.token.kind !== 'word' || ends.some((end) => reader.is(end))) throw reader.problem(what)
  let to = from
  while (!ends.some((end) => reader.is(end))) {
    const { kind, text } = reader.token
    const belongs = kind === 'word' || kind === 'number' || (kind === 'symbol' && nameSymbols.has(text))
    if (!belongs) throw reader.problem(ends.map((end) => `“${end}”`).join('或'))
    to = reader.next().to
  }
  return reader.text.slice(from, to).replace(/\s+/gu, ' ')
}

/** Whether a new name and a colon come next: an argument given by name. */
export function colonFollowsName(reader: Reader): boolean {
  if (reader.token.kind !== 'word') return false
  for (let ahead = 1; ; ahead += 1) {
    const { kind, text } = reader.peek(ahead)
    if (kind === 'symbol' && text === ':') return true
    if (kind !== 'word' && kind !== 'number' && !(kind === 'symbol' && nameSymbols.has(text))) return false
  }
}
