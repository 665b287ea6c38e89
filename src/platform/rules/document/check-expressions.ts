import { parseExpression, parseUnaryTests } from '../feel/parse.ts'
import { FeelProblem, type Span, type Syntax } from '../feel/syntax.ts'
import type { Rule } from './contract.ts'
import { type Expression, expressionsOf } from './expressions.ts'
import type { FactInfo } from './facts.ts'
import { type FaultCode, faults, type Said } from './fault.ts'
import { momentsIn, resolveNames, type Use } from './names.ts'
import { nearest } from './nearest.ts'
import { expectType, type Typed, typeOf, typesOfCell } from './types.ts'
import { type NamedRule, partsOf } from './versions.ts'

/** A fault at a path of a rule; `at` are the offsets inside an expression. */
export type Place = { path: (string | number)[]; at?: Span; code: FaultCode; message: Said }
/** What the rule's expressions may name. */
export type Known = { facts: ReadonlyMap<string, FactInfo>; rules: ReadonlyMap<string, Rule> }

/** The faults of a rule's FEEL: what cannot be read, names of nothing, kinds that do not fit. `name` hears of each rule that is named. */
export function checkExpressions(
  it: NamedRule,
  known: Known,
  add: (place: Place) => void,
  name: (to: string, path: (string | number)[]) => void,
): void {
  const { rule } = it
  for (const place of checkCells(rule)) add(place)
  const { file } = partsOf(it.name)
  for (const expression of expressionsOf(rule)) {
    const { path } = expression
    try {
      const { syntax, uses } = resolveNames(readExpression(expression, known.facts.keys()), file, known)
      for (const use of uses) {
        checkUse(use, it, known, (code, message) => add({ path, at: use.at, code, message }))
        if (use.is === 'rule') name(use.name, path)
      }
      for (const one of momentsIn(syntax))
        add({ path, at: one.at, code: 'depends_on_now', message: faults.depends_on_now(one.name) })
      if (expression.role === 'answer' && syntax.kind === 'null' && rule.confirmed)
        add({ path, code: 'not_settled', message: faults.not_settled() })
      checkTypes(expression, syntax, { file, known, uses, add })
    } catch (error) {
      if (!(error instanceof FeelProblem)) throw error
      add({ path, at: error.at, code: 'syntax', message: faults.syntax(error.message, error.at.from + 1) })
    }
  }
}

/** The tree of an expression; a cell is read as unary tests. Throws a FeelProblem. */
export function readExpression({ text, role }: Pick<Expression, 'text' | 'role'>, names: Iterable<string>): Syntax {
  return role === 'cell' ? parseUnaryTests(text, names) : parseExpression(text, names)
}

function checkCells(rule: Rule): Place[] {
  if (rule.kind === 'eligibility') return []
  const columns = rule.inputs?.length
  return (rule.rules ?? []).flatMap(({ when }, row): Place[] => {
    const path = ['rules', row, 'when']
    if (!Array.isArray(when)) return []
    if (columns === undefined) return [{ path, code: 'cells_without_inputs', message: faults.cells_without_inputs() }]
    return when.length === columns ? [] : [{ path, code: 'cells', message: faults.cells(when.length, columns) }]
  })
}

function checkUse(
  use: Use,
  { name, rule }: NamedRule,
  { facts, rules }: Known,
  add: (code: FaultCode, message: Said) => void,
): void {
  // An eligibility may have the name of the fact it rests on: in an expression the fact is meant. An amount would be expected to be it.
  const own = rules.get(`${partsOf(name).file}.${use.name}`)
  if (use.is === 'both' && own?.kind !== 'eligibility') add('ambiguous_name', faults.ambiguous_name(use.name))
  if (use.is === 'nothing') {
    const alike = nearest(use.name, [...facts.keys(), ...rules.keys()])
    add('unknown_name', faults.unknown_name(use.name, alike))
  }
  const about = use.is === 'rule' ? rules.get(use.name)?.about : facts.get(use.name)?.about
  if (about !== undefined && about !== rule.about) add('other_subject', faults.other_subject(use.name, about, rule.about))
}

type Reading = { file: string; known: Known; uses: Use[]; add(place: Place): void }

function checkTypes(expression: Expression, syntax: Syntax, { file, known, uses, add }: Reading): void {
  const report = (fault: Omit<Place, 'path'>) => add({ path: expression.path, ...fault })
  const at = new Map(uses.map((use) => [use.at.from, typed(use, known)]))
  if (expression.role !== 'cell') {
    const found = typeOf(syntax, { at, input: { type: 'any' }, report })
    if (expression.role === 'condition') expectType(syntax, found, 'boolean', { report })
    if (expression.role === 'answer') expectType(syntax, found, 'number', { report })
    return
  }
  typesOfCell(syntax, { at, input: inputOf(expression.input, file, known), report })
}

function inputOf(text: string | undefined, file: string, known: Known): Typed {
  try {
    const read = resolveNames(parseExpression(text ?? 'null', known.facts.keys()), file, known)
    const at = new Map(read.uses.map((use) => [use.at.from, typed(use, known)]))
    const plain = read.syntax.kind === 'name' ? at.get(read.syntax.from) : undefined
    return plain ?? { type: typeOf(read.syntax, { at, input: { type: 'any' }, report: () => {} }) }
  } catch (error) {
    if (error instanceof FeelProblem) return { type: 'any' } // told of the input itself
    throw error
  }
}

function typed(use: Use, { facts, rules }: Known): Typed {
  if (use.is === 'rule') return { type: rules.get(use.name)?.kind === 'eligibility' ? 'boolean' : 'number' }
  const fact = facts.get(use.name)
  return fact ? { type: fact.type, fact } : { type: 'any' }
}
