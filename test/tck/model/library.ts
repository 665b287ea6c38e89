import type { Compiled } from '../../../src/platform/rules/feel/compile/compile.ts'
import type { TypeName } from '../../../src/platform/rules/feel/syntax.ts'
import { compileBoxed } from './boxed.ts'
import { feelTypesOf } from './feel-types.ts'
import type { Surroundings } from './literal.ts'
import type { ItemDefinition, Model, Node } from './model.ts'
import { type Types, typesOf } from './types.ts'

/** A model ready to be evaluated. */
export type Loaded = {
  namespace: string
  imports: Model['imports']
  items: readonly ItemDefinition[]
  byId: ReadonlyMap<string, Node>
  nodes: readonly Node[]
  types: Types
  feelTypes: ReadonlyMap<string, TypeName>
  problems: string[]
  /** The logic of a decision or knowledge model over the names of what it needs, compiled once. */
  logic(node: Node & { kind: 'decision' | 'knowledge' }, names: readonly string[]): Compiled
}

/** Models that may import one another, by namespace. */
export type Library = { model(namespace: string): Loaded | undefined }

/** Holds models that may import one another. */
export function libraryOf(models: readonly Model[]): Library {
  const loaded = new Map<string, Loaded>()
  const library: Library = {
    model(namespace) {
      const known = loaded.get(namespace)
      const model = models.find((it) => it.namespace === namespace)
      if (known || !model) return known
      const made = load(model, library)
      loaded.set(namespace, made)
      return made
    },
  }
  return library
}

function load(model: Model, library: Library): Loaded {
  const imported = model.imports.flatMap(({ name, namespace }) => {
    const other = library.model(namespace)
    return other ? [{ name, ...other }] : []
  })
  // An import without a name puts the other model's types beside the model's own.
  const items = [...model.items, ...imported.flatMap((it) => (it.name === '' ? it.items : []))]
  const types = typesOf(items, new Map(imported.map((it) => [it.name, it.types])))
  const feelTypes = feelTypesOf(items, new Map(imported.map((it) => [it.name, it.feelTypes])))
  const problems: string[] = []
  const words = [...new Set([...model.nodes.map(({ name }) => name), ...model.items.flatMap(namesIn)])].filter(
    (name) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name),
  )
  const imports = imported.flatMap((it) => [it.name, ...it.nodes.map(({ name }) => name)])
  const model1: Surroundings = { types, feelTypes, problems, words: [...words, ...imports] }
  const made = new Map<string, Compiled>()
  return {
    namespace: model.namespace,
    imports: model.imports,
    items,
    byId: new Map(model.nodes.map((node) => [node.id, node])),
    nodes: model.nodes,
    types,
    feelTypes,
    problems,
    logic(node, names) {
      const known = made.get(node.id)
      if (known) return known
      const compiled = node.logic ? compileBoxed(node.logic, names, model1) : () => null
      made.set(node.id, compiled)
      return compiled
    },
  }
}

const namesIn = (item: ItemDefinition): string[] => item.components.flatMap((it) => [it.name, ...namesIn(it)])
