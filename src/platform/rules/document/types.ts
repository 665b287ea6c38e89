import type { Span, Syntax } from '../feel/syntax.ts'
import type { FactInfo } from './facts.ts'
import { faults, type Said } from './fault.ts'

/** What is known about a value before there is one; `any` where this simple reading cannot tell. */
export type Kind = FactInfo['type'] | 'any'
export type TypeFault = { code: 'type' | 'compares' | 'calculates' | 'unknown_value'; message: Said; at: Span }
/** The facts and rules an expression names, by where they stand in it. */
export type Typed = { type: Kind; fact?: FactInfo }
type Scope = { at: ReadonlyMap<number, Typed>; input: Typed; report(fault: TypeFault): void }

/** The kind of an expression's value. Faults are what can never be meant: text compared with a number, a condition that is no condition. */
export function typeOf(syntax: Syntax, scope: Scope): Kind {
  const kindOf = (node: Syntax) => typeOf(node, scope)
  const expect = (node: Syntax, expected: 'number' | 'boolean') => expectType(node, kindOf(node), expected, scope)
  switch (syntax.kind) {
    case 'boolean':
    case 'number':
      return syntax.kind
    case 'string':
      return 'text'
    case 'at':
      return /^-?\d{4,9}-\d\d-\d\d$/.test(syntax.text) ? 'date' : 'any'
    case 'name':
      return typedAt(syntax, scope)?.type ?? 'any'
    case 'arithmetic':
      return calculated(syntax, kindOf(syntax.left), kindOf(syntax.right), scope)
    case 'negate': {
      const of = kindOf(syntax.of)
      if (of === 'text' || of === 'boolean') report(scope, syntax.of, 'calculates', faults.calculates(of))
      return of
    }
    case 'compare':
      compared(syntax.left, syntax.right, scope)
      return 'boolean'
    case 'between':
      compared(syntax.of, syntax.low, scope)
      compared(syntax.of, syntax.high, scope)
      return 'boolean'
    case 'in':
      for (const test of syntax.tests) tested(syntax.of, test, scope)
      return 'boolean'
    case 'and':
    case 'or':
      expect(syntax.left, 'boolean')
      expect(syntax.right, 'boolean')
      return 'boolean'
    case 'if': {
      expect(syntax.condition, 'boolean')
      const [yes, no] = [kindOf(syntax.yes), kindOf(syntax.no)]
      return yes === no ? yes : 'any'
    }
    case 'some':
    case 'every':
      for (const turn of syntax.turns) kindOf(turn.in)
      expect(syntax.condition, 'boolean')
      return 'boolean'
    case 'instance':
      kindOf(syntax.of)
      return 'boolean'
    case 'list':
      syntax.items.forEach(kindOf)
      return 'any'
    case 'call': {
      const args = syntax.args.map(kindOf)
      const name = syntax.of.kind === 'name' ? syntax.of.name : ''
      if (name === 'not' && syntax.args[0]) expectType(syntax.args[0], args[0] ?? 'any', 'boolean', scope)
      return answers.get(name) ?? 'any'
    }
    default:
      return 'any'
  }
}

/** As `typeOf`, and a fault where the expression is surely of another kind than expected. */
export function expectType(syntax: Syntax, found: Kind, expected: 'number' | 'boolean', scope: Pick<Scope, 'report'>): void {
  if (found !== 'any' && found !== expected) report(scope, syntax, 'type', faults.type(expected, found))
}

/** The tests of a cell against what its column asks about. */
export function typesOfCell(cell: Syntax, scope: Scope): void {
  if (cell.kind !== 'unary') return
  const asked: Syntax = { kind: 'name', name: '?', from: cell.from, to: cell.to }
  for (const test of cell.tests) tested(asked, test, scope)
}

function typedAt(node: Syntax, scope: Scope): Typed | undefined {
  if (node.kind !== 'name') return undefined
  return node.name === '?' ? scope.input : scope.at.get(node.from)
}

function tested(of: Syntax, test: Syntax, scope: Scope): void {
  if (test.kind === 'list') for (const item of test.items) tested(of, item, scope)
  else if (test.kind === 'range') for (const end of [test.low, test.high]) end && compared(of, end, scope)
  else {
    const type = typeOf(test, scope)
    const asks = test.kind !== 'boolean' && test.kind !== 'name' && type === 'boolean'
    if (!asks) compared(of, test, scope)
  }
}

function compared(left: Syntax, right: Syntax, scope: Scope): void {
  const [a, b] = [typeOf(left, scope), typeOf(right, scope)]
  if (a !== 'any' && b !== 'any' && a !== b) report(scope, right, 'compares', faults.compares(a, b))
  levelNamed(left, right, scope)
  levelNamed(right, left, scope)
}

/** A fact with listed values compared with a text that is none of them is never true. */
function levelNamed(of: Syntax, with_: Syntax, scope: Scope): void {
  const fact = typedAt(of, scope)?.fact
  if (!fact?.values?.length || with_.kind !== 'string' || fact.values.includes(with_.value)) return
  report(scope, with_, 'unknown_value', faults.unknown_value(fact.name, with_.value, fact.values))
}

function calculated(syntax: Syntax & { kind: 'arithmetic' }, left: Kind, right: Kind, scope: Scope): Kind {
  if (left === 'number' && right === 'number') return 'number'
  if (syntax.operator === '+' && left === 'text' && right === 'text') return 'text'
  const refuse = (node: Syntax, kind: Kind) => {
    if (kind === 'boolean' || kind === 'text') report(scope, node, 'calculates', faults.calculates(kind))
  }
  refuse(syntax.left, left)
  refuse(syntax.right, right)
  return 'any'
}

function report(scope: Pick<Scope, 'report'>, { from, to }: Span, code: TypeFault['code'], message: Said): void {
  scope.report({ code, message, at: { from, to } })
}

const answers = new Map<string, Kind>([
  ...['not', 'contains', 'starts with', 'ends with', 'matches', 'list contains', 'all', 'any', 'is', 'odd', 'even'].map(
    (name): [string, Kind] => [name, 'boolean'],
  ),
  ...['before', 'after', 'meets', 'overlaps', 'includes', 'during', 'coincides'].map((name): [string, Kind] => [name, 'boolean']),
  ...['number', 'count', 'abs', 'floor', 'ceiling', 'decimal', 'modulo', 'string length', 'sqrt'].map((name): [string, Kind] => [
    name,
    'number',
  ]),
  ...['round up', 'round down', 'round half up', 'round half down'].map((name): [string, Kind] => [name, 'number']),
  ...['string', 'substring', 'upper case', 'lower case', 'replace'].map((name): [string, Kind] => [name, 'text']),
  ['date', 'date'],
])
