import type { Loaded } from './model/library.ts'
import type { Boxed, Node } from './model/model.ts'

/** By what a case's results are made: literal expressions alone, a decision table among them, or other boxed expressions. */
export type LogicKind = 'literal' | 'table' | 'other'

/** Looks through everything that the named decisions need. */
export function kindOfLogic(model: Loaded, names: readonly string[]): LogicKind {
  const seen = new Set<string>()
  const kinds = new Set<string>()
  const look = (node: Node | undefined) => {
    if (!node || seen.has(node.id)) return
    seen.add(node.id)
    if (node.kind === 'service') {
      kinds.add('service')
      for (const { id } of [...node.outputs, ...node.encapsulated]) look(model.byId.get(id))
    } else if (node.kind !== 'input') {
      for (const boxed of partsOf(node.logic, node.kind === 'knowledge')) kinds.add(boxed.kind)
      for (const { id } of node.needs) look(model.byId.get(id))
    }
  }
  for (const name of names) look(model.nodes.find((node) => node.name === name))
  if (kinds.has('table')) return 'table'
  return kinds.size === 1 && kinds.has('literal') ? 'literal' : 'other'
}

/** The expression with all in it; the function that a knowledge model always is counts as what it does. */
function partsOf(boxed: Boxed | undefined, transparent = false): Boxed[] {
  if (!boxed) return []
  if (boxed.kind === 'function') return [...(transparent ? [] : [boxed]), ...partsOf(boxed.body)]
  if (boxed.kind === 'context') return [boxed, ...boxed.entries.flatMap(({ value }) => partsOf(value))]
  if (boxed.kind === 'invocation') return [boxed, ...partsOf(boxed.of), ...boxed.bindings.flatMap(({ value }) => partsOf(value))]
  if (boxed.kind === 'conditional') return [boxed, ...[boxed.condition, boxed.yes, boxed.no].flatMap((it) => partsOf(it))]
  return [boxed]
}
