import type { Syntax, TypeName } from './syntax.ts'
import { textOfType } from './types-text.ts'

/** The tree as nested lists, without places: `(+ 1 (* 2 3))`. */
export function printed(syntax: Syntax): string {
  switch (syntax.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return String(syntax.value)
    case 'number':
      return syntax.text
    case 'string':
      return JSON.stringify(syntax.value)
    case 'at':
      return `@${JSON.stringify(syntax.text)}`
    case 'name':
      return syntax.name.includes(' ') ? `<${syntax.name}>` : syntax.name
    case 'path':
      return all('.', syntax.of, `<${syntax.name}>`)
    case 'arithmetic':
    case 'compare':
      return all(syntax.operator, syntax.left, syntax.right)
    case 'negate':
      return all('neg', syntax.of)
    case 'between':
      return all('between', syntax.of, syntax.low, syntax.high)
    case 'in':
      return all('in', syntax.of, ...syntax.tests)
    case 'and':
    case 'or':
      return all(syntax.kind, syntax.left, syntax.right)
    case 'if':
      return all('if', syntax.condition, syntax.yes, syntax.no)
    case 'for':
      return all('for', ...syntax.turns.map(turn), syntax.result)
    case 'some':
    case 'every':
      return all(syntax.kind, ...syntax.turns.map(turn), syntax.condition)
    case 'instance':
      return all('instance', syntax.of, `<${textOfType(syntax.type)}>`)
    case 'list':
      return all('list', ...syntax.items)
    case 'context':
      return all('context', ...syntax.entries.map(({ key, value }) => `${key}: ${printed(value)}`))
    case 'range':
      return `${syntax.lowIncluded ? '[' : '('}${end(syntax.low)}..${end(syntax.high)}${syntax.highIncluded ? ']' : ')'}`
    case 'filter':
      return all('filter', syntax.of, syntax.condition)
    case 'call':
      return all('call', syntax.of, ...syntax.args)
    case 'call-named':
      return all('call', syntax.of, ...syntax.args.map(({ name, value }) => `${name}: ${printed(value)}`))
    case 'function':
      return all('function', ...syntax.parameters.map(({ name, type }) => name + typed(type)), syntax.body ?? 'external')
    case 'unary':
      return all(syntax.not ? 'tests not' : 'tests', ...syntax.tests)
  }
}

const all = (head: string, ...parts: (Syntax | string)[]) =>
  `(${[head, ...parts.map((part) => (typeof part === 'string' ? part : printed(part)))].join(' ')})`

const turn = ({ name, in: from, to }: { name: string; in: Syntax; to?: Syntax }) =>
  to === undefined ? `${name}: ${printed(from)}` : `${name}: ${printed(from)}..${printed(to)}`

const end = (syntax: Syntax | null) => (syntax === null ? '' : printed(syntax))

const typed = (type: TypeName | null) => (type === null ? '' : `: ${textOfType(type)}`)
