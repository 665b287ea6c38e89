import type { TypeName } from '../../../src/platform/rules/feel/syntax.ts'
import type { ItemDefinition } from './model.ts'

/** Item definitions as FEEL writes types, for `instance of` and typed parameters: their structure, without their allowed values. */
export function feelTypesOf(
  items: readonly ItemDefinition[],
  imported: ReadonlyMap<string, ReadonlyMap<string, TypeName>>,
): ReadonlyMap<string, TypeName> {
  const own = items.map((item) => [item.name, typeOf(item)] as const)
  const theirs = [...imported].flatMap(([prefix, types]) =>
    [...types].map(([name, type]) => [`${prefix}.${name}`, prefixed(type, prefix, types)] as const),
  )
  return new Map([...theirs, ...own])
}

const named = (typeRef: string | undefined): TypeName => ({ name: (typeRef ?? 'Any').replace(/^[\w-]+:/, '') })

function typeOf(item: ItemDefinition): TypeName {
  const one: TypeName = item.function
    ? {
        function: {
          parameters: item.function.parameters.map(({ typeRef }) => named(typeRef)),
          result: named(item.function.result),
        },
      }
    : item.components.length > 0
      ? { context: item.components.map((it) => ({ name: it.name, type: typeOf(it) })) }
      : named(item.typeRef)
  return item.isCollection ? { list: one } : one
}

/** The type as the importing model names what it is made of. */
function prefixed(type: TypeName, prefix: string, known: ReadonlyMap<string, TypeName>): TypeName {
  const inner = (it: TypeName) => prefixed(it, prefix, known)
  if ('name' in type) return known.has(type.name) ? { name: `${prefix}.${type.name}` } : type
  if ('list' in type) return { list: inner(type.list) }
  if ('range' in type) return { range: inner(type.range) }
  if ('context' in type) return { context: type.context.map((it) => ({ name: it.name, type: inner(it.type) })) }
  return { function: { parameters: type.function.parameters.map(inner), result: inner(type.function.result) } }
}
