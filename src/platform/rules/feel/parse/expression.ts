import type { Arithmetic, Comparison, Syntax } from '../syntax.ts'
import { readPostfixed } from './postfix.ts'
import type { Reader } from './reader.ts'
import { readInTests } from './tests.ts'

/** How tightly each sign binds (10.3.1.2, rule 4); all of them group from the left. */
const tightness: ReadonlyMap<string, number> = new Map(
  [['or'], ['and'], ['=', '!=', '<', '<=', '>', '>=', 'between', 'in'], ['+', '-'], ['*', '/'], ['**']].flatMap((signs, index) =>
    signs.map((sign) => [sign, index + 1] as const),
  ),
)

/** Reads an expression whose signs bind at least so tightly. */
export function readBinary(reader: Reader, least: number): Syntax {
  const from = reader.token.from
  let left = readUnary(reader)
  for (;;) {
    const { kind, text } = reader.token
    const tight = kind === 'symbol' || kind === 'word' ? tightness.get(text) : undefined
    if (tight === undefined || tight < least || (left.kind === 'unary' && left.tests.length > 1)) return left
    reader.next()
    if (text === 'between') left = readBetween(reader, from, left)
    else if (text === 'in') {
      const tests = readInTests(reader)
      left = reader.build(from, { kind: 'in', of: left, tests }, left, ...tests)
    } else {
      const right = readBinary(reader, tight + 1)
      left = join(reader, from, text, left, right)
    }
  }
}

function join(reader: Reader, from: number, sign: string, left: Syntax, right: Syntax): Syntax {
  const tight = tightness.get(sign) as number
  if (tight <= 2) return reader.build(from, { kind: sign as 'and' | 'or', left, right }, left, right)
  if (tight === 3) return reader.build(from, { kind: 'compare', operator: sign as Comparison, left, right }, left, right)
  return reader.build(from, { kind: 'arithmetic', operator: sign as Arithmetic, left, right }, left, right)
}

function readBetween(reader: Reader, from: number, of: Syntax): Syntax {
  const low = readBinary(reader, 4)
  reader.expect('and')
  const high = readBinary(reader, 4)
  return reader.build(from, { kind: 'between', of, low, high }, of, low, high)
}

/** Negation binds tighter than powers: `-2 ** 2` is 4. */
function readUnary(reader: Reader): Syntax {
  const from = reader.token.from
  if (!reader.take('-')) return readPostfixed(reader)
  reader.testsAllowed = false
  const of = reader.nest(() => readUnary(reader))
  return reader.build(from, { kind: 'negate', of }, of)
}
