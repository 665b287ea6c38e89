import type { TypeName } from '../syntax.ts'
import { typeNames } from './library.ts'
import { readNewName } from './name.ts'
import type { Reader } from './reader.ts'
import { Names } from './vocabulary.ts'

const known = new Names(typeNames)

/** A type as it stands after `instance of`, or after a parameter's colon. */
export function readType(reader: Reader): TypeName {
  return reader.nest(() => {
    if (reader.token.kind !== 'word') throw reader.problem('类型，如 number、list<string>')
    if (reader.is('<', 1)) {
      if (reader.is('list') || reader.is('range')) return readOfOne(reader)
      if (reader.is('context')) return readContext(reader)
      if (reader.is('function')) return readFunction(reader)
    }
    const found = known.longest(reader.tokens, reader.at) ?? reader.names.longest(reader.tokens, reader.at)
    reader.at += found?.length ?? 1
    let name = found?.name ?? (reader.tokens[reader.at - 1]?.text as string)
    while (found === null && reader.is('.') && reader.peek(1).kind === 'word') {
      reader.at += 2
      name += `.${reader.tokens[reader.at - 1]?.text}`
    }
    return { name }
  })
}

function readOfOne(reader: Reader): TypeName {
  const list = reader.is('list')
  reader.at += 2
  const type = readType(reader)
  reader.expect('>')
  return list ? { list: type } : { range: type }
}

function readContext(reader: Reader): TypeName {
  reader.at += 2
  const context: { name: string; type: TypeName }[] = []
  while (!reader.is('>')) {
    if (context.length > 0) reader.expect(',')
    const name = reader.token.kind === 'string' ? reader.next().value : readNewName(reader, '项的名字', [':'])
    reader.expect(':')
    context.push({ name, type: readType(reader) })
  }
  reader.expect('>')
  return { context }
}

function readFunction(reader: Reader): TypeName {
  reader.at += 2
  const parameters: TypeName[] = []
  while (!reader.is('>')) {
    if (parameters.length > 0) reader.expect(',')
    parameters.push(readType(reader))
  }
  reader.expect('>')
  reader.expect('->')
  return { function: { parameters, result: readType(reader) } }
}
