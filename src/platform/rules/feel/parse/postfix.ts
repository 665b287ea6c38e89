import type { Syntax } from '../syntax.ts'
import { keywords } from './library.ts'
import { colonFollowsName, readMember, readNewName } from './name.ts'
import { readPrimary } from './primary.ts'
import type { Reader } from './reader.ts'
import { readType } from './type.ts'

/** A primary with what is hung on it: `.name`, `[filter]`, `(arguments)`, `instance of`. */
export function readPostfixed(reader: Reader): Syntax {
  const from = reader.token.from
  let of = readPrimary(reader)
  for (;;) {
    // `in (a, b)` ends with its bracket.
    if (of.kind === 'unary' && of.tests.length > 1) return of
    reader.testsAllowed = false
    if (reader.take('.')) of = reader.build(from, { kind: 'path', of, name: readMember(reader) }, of)
    else if (reader.is('[') && !closesRange(reader)) of = readFilter(reader, from, of)
    else if (reader.is('(') && mayBeCalled(of)) of = readCall(reader, from, of)
    else if (reader.is('instance')) {
      reader.next()
      reader.expect('of')
      of = reader.build(from, { kind: 'instance', of, type: readType(reader) }, of)
    } else return of
  }
}

/** In the far end of a range, a `[` that no condition can follow closes it. */
function closesRange(reader: Reader): boolean {
  if (!reader.inRange) return false
  const { kind, text } = reader.peek(1)
  if (kind === 'end') return true
  if (kind === 'symbol') return !['(', '[', '{', '@', '-'].includes(text)
  return kind === 'word' && keywords.has(text) && !expressionWords.has(text)
}

const expressionWords = new Set(['true', 'false', 'null', 'if', 'for', 'some', 'every', 'function'])

function readFilter(reader: Reader, from: number, of: Syntax): Syntax {
  reader.expect('[')
  const condition = reader.names.within(reader.names.members, () => reader.expression())
  reader.expect(']')
  return reader.build(from, { kind: 'filter', of, condition }, of, condition)
}

function mayBeCalled({ kind }: Syntax): boolean {
  return !['number', 'string', 'at', 'boolean', 'null', 'list', 'context', 'range', 'instance'].includes(kind)
}

function readCall(reader: Reader, from: number, of: Syntax): Syntax {
  reader.expect('(')
  if (colonFollowsName(reader)) return readNamed(reader, from, of)
  const args: Syntax[] = []
  while (!reader.is(')')) {
    if (args.length > 0) expectComma(reader)
    args.push(reader.expression())
  }
  reader.next()
  return reader.build(from, { kind: 'call', of, args }, of, ...args)
}

function readNamed(reader: Reader, from: number, of: Syntax): Syntax {
  const args: { name: string; value: Syntax }[] = []
  while (!reader.is(')')) {
    if (args.length > 0) expectComma(reader)
    const name = readNewName(reader, '参数的名字', [':'])
    reader.expect(':')
    args.push({ name, value: reader.expression() })
  }
  reader.next()
  return reader.build(from, { kind: 'call-named', of, args }, of, ...args.map(({ value }) => value))
}

function expectComma(reader: Reader): void {
  if (!reader.take(',')) throw reader.problem('“,”或“)”')
}
