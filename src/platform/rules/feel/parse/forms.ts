import type { Syntax, Turn, TypeName } from '../syntax.ts'
import { readNewName } from './name.ts'
import type { Reader } from './reader.ts'
import { readType } from './type.ts'
import { Names } from './vocabulary.ts'

/** `if … then … else …` */
export function readIf(reader: Reader): Syntax {
  const { from } = reader.expect('if')
  const condition = reader.expression()
  reader.expect('then')
  const yes = reader.expression()
  reader.expect('else')
  const no = reader.expression()
  return reader.build(from, { kind: 'if', condition, yes, no }, condition, yes, no)
}

/** `for x in xs, y in 1..x return …` */
export function readFor(reader: Reader): Syntax {
  const { from } = reader.expect('for')
  const names = new Names()
  return reader.names.within(names, () => {
    const turns = readTurns(reader, names)
    reader.expect('return')
    const result = reader.expression()
    return reader.build(from, { kind: 'for', turns, result }, ...parts(turns), result)
  })
}

/** `some x in xs satisfies …` */
export function readQuantified(reader: Reader, kind: 'some' | 'every'): Syntax {
  const { from } = reader.expect(kind)
  const names = new Names()
  return reader.names.within(names, () => {
    const turns = readTurns(reader, names)
    reader.expect('satisfies')
    const condition = reader.expression()
    return reader.build(from, { kind, turns, condition }, ...parts(turns), condition)
  })
}

function readTurns(reader: Reader, names: Names): Turn[] {
  const turns: Turn[] = []
  do {
    const name = readNewName(reader, '变量的名字', ['in'])
    reader.expect('in')
    const from = reader.expression()
    const turn: Turn = reader.take('..') ? { name, in: from, to: reader.expression() } : { name, in: from }
    names.add(name)
    turns.push(turn)
  } while (reader.take(','))
  return turns
}

function parts(turns: readonly Turn[]): Syntax[] {
  return turns.flatMap((turn) => (turn.to === undefined ? [turn.in] : [turn.in, turn.to]))
}

/** `function(a: number, b) a + b`; one that is `external` has no body here. */
export function readFunction(reader: Reader): Syntax {
  const { from } = reader.expect('function')
  const parameters = readParameters(reader)
  if (reader.take('external')) {
    reader.expression()
    return reader.build(from, { kind: 'function', parameters, body: null })
  }
  const names = new Names(parameters.map(({ name }) => name))
  const body = reader.names.within(names, () => reader.expression())
  return reader.build(from, { kind: 'function', parameters, body }, body)
}

function readParameters(reader: Reader): { name: string; type: TypeName | null }[] {
  reader.expect('(')
  const parameters: { name: string; type: TypeName | null }[] = []
  while (!reader.is(')')) {
    if (parameters.length > 0 && !reader.take(',')) throw reader.problem('“,”或“)”')
    const { token } = reader
    const name = readNewName(reader, '参数的名字', [':', ',', ')'])
    if (parameters.some((parameter) => parameter.name === name)) throw reader.refusal(`参数“${name}”写了两次`, token)
    parameters.push({ name, type: reader.take(':') ? readType(reader) : null })
  }
  reader.next()
  return parameters
}
