import { freeNames } from '../feel/names.ts'
import type { Span, Syntax } from '../feel/syntax.ts'
import { nodesOf, rewrite } from './rewrite.ts'

/** What an expression may name: facts, and rules under their full names. */
export type Known = { facts: { has(name: string): boolean }; rules: { has(name: string): boolean } }
/** A name of an expression and what it stands for; `both` where a fact and a rule of the file share it: the fact is meant. */
export type Use = { name: string; is: 'fact' | 'rule' | 'both' | 'nothing'; at: Span }

/**
 * Reads the names of an expression of a rule in `file`: a fact, else a rule of the same file, else `file.rule`. In the answer's tree rules have their full
 * names, so that it means the same wherever it is looked at.
 */
export function resolveNames(syntax: Syntax, file: string, known: Known): { syntax: Syntax; uses: Use[] } {
  const free = new Set(freeNames(syntax).map(({ at }) => at.from))
  const uses: Use[] = []
  const use = (node: Syntax, name: string, is: Use['is'], written = name): Syntax => {
    const at = { from: node.from, to: node.to }
    uses.push({ name: is === 'rule' ? name : written, is, at })
    return { kind: 'name', name, ...at }
  }
  const resolved = rewrite(syntax, (node) => {
    if (node.kind === 'path' && node.of.kind === 'name' && free.has(node.of.from) && !known.facts.has(node.of.name)) {
      const full = `${node.of.name}.${node.name}`
      const isRule = known.rules.has(full)
      return isRule || !known.rules.has(`${file}.${node.of.name}`) ? use(node, full, isRule ? 'rule' : 'nothing') : undefined
    }
    if (node.kind !== 'name' || node.name === '?' || !free.has(node.from)) return undefined
    const own = `${file}.${node.name}`
    if (known.facts.has(node.name)) return use(node, node.name, known.rules.has(own) ? 'both' : 'fact')
    return known.rules.has(own) ? use(node, own, 'rule') : use(node, node.name, 'nothing')
  })
  return { syntax: resolved, uses }
}

/** The full name of a rule that a clause names. */
export function fullName(name: string, file: string): string {
  return name.includes('.') ? name : `${file}.${name}`
}

/** Calls of what answers differently from one moment to the next. */
export function momentsIn(syntax: Syntax): { name: string; at: Span }[] {
  return nodesOf(syntax).flatMap((node) =>
    node.kind === 'call' && node.of.kind === 'name' && (node.of.name === 'today' || node.of.name === 'now')
      ? [{ name: node.of.name, at: { from: node.from, to: node.to } }]
      : [],
  )
}
