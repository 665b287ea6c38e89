import type { Syntax } from '../feel/syntax.ts'

/** The tree with each node changed as `change` says; where it answers undefined, the node stays and its parts are looked at. */
export function rewrite(syntax: Syntax, change: (node: Syntax) => Syntax | undefined): Syntax {
  return part(syntax, change) as Syntax
}

/** The node and all below it, top down. */
export function nodesOf(syntax: Syntax): Syntax[] {
  const nodes: Syntax[] = []
  rewrite(syntax, (node) => {
    nodes.push(node)
    return undefined
  })
  return nodes
}

/** A text of the tree that does not depend on where it stands: two expressions with one text mean the same. */
export function meaningOf(syntax: Syntax): string {
  return JSON.stringify(syntax, (key, value) =>
    (key === 'from' || key === 'to') && typeof value === 'number' ? undefined : value,
  )
}

function part(value: unknown, change: (node: Syntax) => Syntax | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => part(one, change))
  if (value === null || typeof value !== 'object') return value
  if ('kind' in value && 'from' in value) {
    const changed = change(value as Syntax)
    if (changed) return changed
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, part(one, change)]))
}
