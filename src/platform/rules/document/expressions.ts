import type { Amount, Clause, Rule } from './contract.ts'

/** What an expression of a rule is for: a condition, a cell's unary tests under an input, the input itself, or the answer. */
export type Role = 'condition' | 'cell' | 'input' | 'answer'
/** A FEEL text of a rule and its path in it. `input` is the column's expression, for a cell. */
export type Expression = { path: (string | number)[]; text: string; role: Role; input?: string }
/** A rule that a clause names. */
export type Naming = { path: (string | number)[]; name: string }

/** Everything FEEL in a rule, in the order in which it is written. */
export function expressionsOf(rule: Rule): Expression[] {
  if (rule.kind !== 'eligibility') return ofAmount(rule)
  return clausesOf(rule).flatMap(({ path, clause }) =>
    'when' in clause ? [{ path: [...path, 'when'], text: clause.when, role: 'condition' }] : [],
  )
}

/** The rules that a rule's clauses name. */
export function namingsOf(rule: Rule): Naming[] {
  if (rule.kind !== 'eligibility') return []
  return clausesOf(rule).flatMap(({ path, clause }) => ('rule' in clause ? [{ path: [...path, 'rule'], name: clause.rule }] : []))
}

/** A table's `then` or a rule's `value` as FEEL text. */
export const asText = (value: string | number | boolean): string => String(value)

function ofAmount(rule: Amount): Expression[] {
  const value: Expression[] = rule.value === undefined ? [] : [{ path: ['value'], text: asText(rule.value), role: 'answer' }]
  const inputs = (rule.inputs ?? []).map((text, at): Expression => ({ path: ['inputs', at], text, role: 'input' }))
  const rows = (rule.rules ?? []).flatMap(({ when, then }, row): Expression[] => {
    const path = ['rules', row]
    const conditions: Expression[] = Array.isArray(when)
      ? when.map((text, at) => ({ path: [...path, 'when', at], text, role: 'cell', input: rule.inputs?.[at] }))
      : when === undefined
        ? []
        : [{ path: [...path, 'when'], text: when, role: 'condition' }]
    return [...conditions, { path: [...path, 'then'], text: asText(then), role: 'answer' }]
  })
  return [...value, ...inputs, ...rows]
}

function clausesOf(of: { all?: Clause[]; any?: Clause[]; none?: Clause[] }): { path: (string | number)[]; clause: Clause }[] {
  return (['all', 'any', 'none'] as const).flatMap((key) =>
    (of[key] ?? []).flatMap((clause, at) => [
      { path: [key, at], clause },
      ...clausesOf(clause as typeof of).map((it) => ({ ...it, path: [key, at, ...it.path] })),
    ]),
  )
}
