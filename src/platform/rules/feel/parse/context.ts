import type { Syntax } from '../syntax.ts'
import { readNewName } from './name.ts'
import type { Reader } from './reader.ts'
import { Names } from './vocabulary.ts'

/** `{ key: value, "key two": value }`; each entry may use those before it. */
export function readContext(reader: Reader): Syntax {
  const { from } = reader.expect('{')
  const entries: { key: string; value: Syntax }[] = []
  const keys = new Set<string>()
  const names = new Names()
  reader.names.within(names, () => {
    while (!reader.is('}')) {
      if (entries.length > 0 && !reader.take(',')) throw reader.problem('“,”或“}”')
      const { token } = reader
      const key = token.kind === 'string' ? reader.next().value : readNewName(reader, '项的名字', [':'])
      if (keys.has(key)) throw reader.refusal(`“${key}”写了两次`, token)
      keys.add(key)
      reader.expect(':')
      // A function may call itself by its own key.
      if (reader.is('function')) names.add(key)
      entries.push({ key, value: reader.expression() })
      names.add(key)
      reader.names.members.add(key)
    }
  })
  reader.next()
  return reader.build(from, { kind: 'context', entries }, ...entries.map(({ value }) => value))
}
