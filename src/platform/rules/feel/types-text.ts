import type { TypeName } from './syntax.ts'

/** A type as FEEL writes it. */
export function textOfType(type: TypeName): string {
  if ('name' in type) return type.name
  if ('list' in type) return `list<${textOfType(type.list)}>`
  if ('range' in type) return `range<${textOfType(type.range)}>`
  if ('context' in type) return `context<${type.context.map(({ name, type }) => `${name}: ${textOfType(type)}`).join(', ')}>`
  return `function<${type.function.parameters.map(textOfType).join(', ')}>->${textOfType(type.function.result)}`
}
