import { readBinary } from './parse/expression.ts'
import { Reader } from './parse/reader.ts'
import { readTests } from './parse/tests.ts'
import { readType } from './parse/type.ts'
import { FeelProblem, type Syntax, type TypeName } from './syntax.ts'

/** Reads a FEEL expression. `names` are the names of several words in scope (`Monthly Salary`); single words need no mention. Throws FeelProblem. */
export function parseExpression(text: string, names: Iterable<string> = []): Syntax {
  const reader = new Reader(text, names, readBinary)
  const syntax = reader.expression()
  if (reader.token.kind !== 'end') throw reader.problem('运算符或结尾')
  return syntax
}

/** Reads the unary tests of a decision table's cell: `-`, `[1..5]`, `< 3, > 7`, `not("甲")`, or a condition on `?`. Throws FeelProblem. */
export function parseUnaryTests(text: string, names: Iterable<string> = []): Syntax {
  const reader = new Reader(text, names, readBinary)
  if (reader.is('-') && reader.peek(1).kind === 'end') {
    reader.next()
    return reader.build(0, { kind: 'unary', not: false, tests: [] })
  }
  if (!reader.is('not') || !reader.is('(', 1)) return readAll(reader)
  const negated = attempt(() => readNot(reader))
  if (!(negated instanceof FeelProblem)) return negated
  // `not(a) and b`: here it is the function.
  const positive = attempt(() => readAll(new Reader(text, names, readBinary)))
  if (!(positive instanceof FeelProblem)) return positive
  throw negated.at.from > positive.at.from ? negated : positive
}

/** Reads a type as FEEL writes it: `list<number>`. Throws FeelProblem. */
export function parseType(text: string): TypeName {
  const reader = new Reader(text, [], readBinary)
  const type = readType(reader)
  if (reader.token.kind !== 'end') throw reader.problem('结尾')
  return type
}

function readNot(reader: Reader): Syntax {
  reader.expect('not')
  reader.expect('(')
  const tests = readTests(reader)
  if (!reader.take(')')) throw reader.problem('“,”或“)”')
  if (reader.token.kind !== 'end') throw reader.problem('结尾')
  return reader.build(0, { kind: 'unary', not: true, tests }, ...tests)
}

function readAll(reader: Reader): Syntax {
  const tests = readTests(reader)
  if (reader.token.kind !== 'end') throw reader.problem('“,”、运算符或结尾')
  return reader.build(0, { kind: 'unary', not: false, tests }, ...tests)
}

function attempt(read: () => Syntax): Syntax | FeelProblem {
  try {
    return read()
  } catch (error) {
    if (error instanceof FeelProblem) return error
    throw error
  }
}
