import type { Syntax } from '../syntax.ts'
import { readBracketed, readOpenRange, readParenthesised } from './brackets.ts'
import { readContext } from './context.ts'
import { readFor, readFunction, readIf, readQuantified } from './forms.ts'
import { readName } from './name.ts'
import type { Reader } from './reader.ts'

/** A literal, a name, something in brackets, or a form that begins with its word. */
export function readPrimary(reader: Reader): Syntax {
  const { kind, text, value, from } = reader.token
  const name = readName(reader)
  if (name !== null) return reader.build(from, { kind: 'name', name })
  if (kind === 'word') return readWord(reader, text, from)
  if (kind === 'number') {
    reader.next()
    return reader.build(from, { kind: 'number', text })
  }
  if (kind === 'string') {
    reader.next()
    return reader.build(from, { kind: 'string', value })
  }
  if (kind === 'symbol') {
    if (text === '(') return readParenthesised(reader)
    if (text === '[') return readBracketed(reader)
    if (text === ']') return readOpenRange(reader)
    if (text === '{') return readContext(reader)
    if (text === '@') return readAt(reader)
  }
  throw reader.problem('值、名字或“(”')
}

function readWord(reader: Reader, word: string, from: number): Syntax {
  if (word === 'if') return readIf(reader)
  if (word === 'for') return readFor(reader)
  if (word === 'some' || word === 'every') return readQuantified(reader, word)
  if (word === 'function') return readFunction(reader)
  if (word === 'null' || word === 'true' || word === 'false') {
    reader.next()
    return reader.build(from, word === 'null' ? { kind: 'null' } : { kind: 'boolean', value: word === 'true' })
  }
  throw reader.problem('值、名字或“(”')
}

function readAt(reader: Reader): Syntax {
  const { from } = reader.next()
  if (reader.token.kind !== 'string') throw reader.problem('“@”后的文字，如 @"2026-11-22"')
  const text = reader.next().value
  return reader.build(from, { kind: 'at', text })
}
