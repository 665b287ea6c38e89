import type { Compiled } from '../../../src/platform/rules/feel/compile/compile.ts'
import { FeelFunction, type Value } from '../../../src/platform/rules/feel/values.ts'
import { coerce, coerceArgument } from './coerce.ts'
import type { Library, Loaded } from './library.ts'
import type { Node, Reference } from './model.ts'
import { extend } from './scope.ts'

/** What a model is asked with: values by the name of input data, or of decisions that are given rather than made. */
export type Inputs = ReadonlyMap<string, Value>

type Found = { in: Evaluation; node: Node; path: string[] }

/** One evaluation of a model: each decision is made once. */
export class Evaluation {
  readonly #made = new Map<string, Value>()
  readonly #imported = new Map<string, Evaluation>()
  readonly #library: Library
  readonly #model: Loaded
  readonly #inputs: Inputs

  constructor(library: Library, model: Loaded, inputs: Inputs) {
    this.#library = library
    this.#model = model
    this.#inputs = inputs
  }

  /** The value of a decision, an input, or the function that a knowledge model or service is. */
  valueOf(node: Node): Value {
    const made = this.#made.get(node.id)
    if (made !== undefined) return made
    this.#made.set(node.id, node.kind === 'knowledge' ? this.#later(node) : null)
    const value = this.#make(node)
    this.#made.set(node.id, value)
    return value
  }

  /** The function a knowledge model will be, for itself to call. */
  #later(node: Node & { kind: 'knowledge' }): Value {
    const parameters = node.logic?.kind === 'function' ? node.logic.parameters.map(({ name }) => name) : []
    return new FeelFunction(parameters, (args) => {
      const made = this.#made.get(node.id)
      return made instanceof FeelFunction ? made.call(args) : null
    })
  }

  #make(node: Node): Value {
    const type = this.#model.types(node.typeRef)
    if (node.kind === 'input') return coerce(this.#inputs.get(node.name) ?? null, type)
    if (node.kind === 'service') return this.#service(node)
    if (node.kind === 'decision') {
      if (!node.logic) return coerce(this.#inputs.get(node.name) ?? null, type)
      const { logic, scope } = this.#logicOf(node)
      return coerce(logic(scope), type)
    }
    const { logic, scope } = this.#logicOf(node)
    const made = logic(scope)
    if (!(made instanceof FeelFunction) || node.typeRef === undefined) return made
    return new FeelFunction(made.parameters, (args) => coerce(made.call(args), type.result ?? type))
  }

  #logicOf(node: Node & { kind: 'decision' | 'knowledge' }): { logic: Compiled; scope: Value[] } {
    const needed = node.needs.flatMap((reference) => this.#find(reference) ?? [])
    const names: string[] = []
    const values: Value[] = []
    for (const { in: home, node: other, path } of needed) {
      const value = home.valueOf(other)
      const [prefix, ...inner] = [...path, other.name]
      const at = names.indexOf(prefix ?? '')
      if (inner.length === 0 || at < 0) {
        names.push(prefix ?? '')
        values.push(inner.reduceRight<Value>((held, name) => new Map([[name, held]]), value))
      } else values[at] = within(values[at] ?? null, inner, value)
    }
    const distinct = extend([], names)
    return { logic: this.#model.logic(node, distinct.names), scope: distinct.bind([], values) }
  }

  #find({ namespace, id }: Reference): Found | undefined {
    if (namespace === undefined || namespace === this.#model.namespace) {
      const node = this.#model.byId.get(id)
      return node && { in: this, node, path: [] }
    }
    for (const { name, namespace: wanted } of this.#model.imports) {
      if (wanted === namespace) {
        const home = this.#import(name, wanted)
        const found = home ? home.#find({ namespace, id }) : undefined
        return found && { ...found, path: name ? [name, ...found.path] : found.path }
      }
    }
  }

  /** An imported model's inputs come under the name of the import, or beside the model's own. */
  #import(name: string, namespace: string): Evaluation | undefined {
    const known = this.#imported.get(namespace)
    const model = this.#library.model(namespace)
    if (known || !model) return known
    const own = this.#inputs.get(name)
    const dotted = [...this.#inputs]
      .filter(([key]) => key.startsWith(`${name}.`))
      .map(([key, value]) => [key.slice(name.length + 1), value] as const)
    const inputs = new Map([...this.#inputs, ...(own instanceof Map ? own : []), ...dotted])
    const made = new Evaluation(this.#library, model, inputs)
    this.#imported.set(namespace, made)
    return made
  }

  /** A decision service is a function of its input data, then its input decisions; its result is its output, or a context of several. */
  #service(node: Node & { kind: 'service' }): FeelFunction {
    const inputs = [...node.inputs, ...node.inputDecisions].flatMap((reference) => this.#find(reference) ?? [])
    const types = inputs.map((it) => it.in.#model.types(it.node.typeRef))
    return new FeelFunction(
      inputs.map((it) => it.node.name),
      (args) => {
        const given = new Map<string, Value>()
        for (const [i, it] of inputs.entries()) {
          const coerced = coerceArgument(args[i] ?? null, types[i] ?? { conforms: () => true })
          given.set(it.node.name, coerced ? coerced.value : null)
        }
        return this.runService(node, given).result
      },
    )
  }

  /** Calls a knowledge model with what is given by the names of its parameters. */
  callKnowledge(node: Node & { kind: 'knowledge' }, given: Inputs): Value {
    const made = this.valueOf(node)
    return made instanceof FeelFunction ? made.call(made.parameters.map((name) => given.get(name) ?? null)) : null
  }

  /** Makes the outputs of a service anew from what is given. */
  runService(node: Node & { kind: 'service' }, given: Inputs): { result: Value; outputs: Map<string, Value> } {
    const inner = new Evaluation(this.#library, this.#model, given)
    for (const reference of [...node.inputs, ...node.inputDecisions]) {
      const found = inner.#find(reference)
      if (!found) continue
      const value = given.get([...found.path, found.node.name].join('.')) ?? given.get(found.node.name) ?? null
      found.in.#made.set(found.node.id, coerce(value, found.in.#model.types(found.node.typeRef)))
    }
    const found = node.outputs.flatMap((reference) => inner.#find(reference) ?? [])
    const outputs = new Map<string, Value>(found.map((it) => [it.node.name, it.in.valueOf(it.node)]))
    const type = this.#model.types(node.typeRef)
    const [only = null]: Value[] = [...outputs.values()]
    const result = coerce(outputs.size === 1 ? only : outputs, type.result ?? type)
    if (outputs.size === 1) return { result, outputs: new Map([...outputs.keys()].map((name) => [name, result])) }
    return { result, outputs: result instanceof Map ? result : new Map([...outputs.keys()].map((name) => [name, null])) }
  }
}

/** The context with the value put at the end of a path of names. */
function within(context: Value, [name = '', ...path]: string[], value: Value): Value {
  const copy = new Map(context instanceof Map ? context : [])
  copy.set(name, path.length === 0 ? value : within(copy.get(name) ?? null, path, value))
  return copy
}
