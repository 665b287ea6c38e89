/** How a name is found: in a slot, unless one of the filtered items (innermost first) is a context that has it as a key. */
export type Place = { slot: number | null; items: readonly number[]; growing: boolean }

type Layer = { names: ReadonlyMap<string, number> } | { item: number } | { growing: string; slot: number }

/** What names mean at one place of an expression. */
export class Scope {
  readonly #layer: Layer
  readonly #outer: Scope | null

  private constructor(layer: Layer, outer: Scope | null) {
    this.#layer = layer
    this.#outer = outer
  }

  /** The outermost names by slot; the last of equal ones counts. */
  static of(names: ReadonlyMap<string, number>): Scope {
    return new Scope({ names }, null)
  }

  with(name: string, slot: number): Scope {
    return new Scope({ names: new Map([[name, slot]]) }, this)
  }

  /** Inside a filter: the item, and its keys if it is a context. */
  withItem(item: number): Scope {
    return new Scope({ item }, this)
  }

  /** The list that `for` is still adding to: whoever takes it as a whole needs a copy. */
  withGrowing(name: string, slot: number): Scope {
    return new Scope({ growing: name, slot }, this)
  }

  find(name: string): Place {
    const items: number[] = []
    for (let scope: Scope | null = this; scope !== null; scope = scope.#outer) {
      const layer = scope.#layer
      if ('item' in layer) {
        items.push(layer.item)
        // A key named `item` goes before the item itself.
        if (name === 'item') return { slot: layer.item, items, growing: false }
      } else if ('growing' in layer) {
        if (layer.growing === name) return { slot: layer.slot, items, growing: true }
      } else {
        const slot = layer.names.get(name)
        if (slot !== undefined) return { slot, items, growing: false }
      }
    }
    return { slot: null, items, growing: false }
  }
}
