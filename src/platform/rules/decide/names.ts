import type { FactInfo } from '../document/facts.ts'
import { compile } from '../feel/compile/compile.ts'
import type { Syntax } from '../feel/syntax.ts'
import type { Kind } from './domain.ts'
import type { Part } from './formula.ts'

/** Where the values of names stand: facts first, in the book's order, then rules, then leaves and strangers as they come. */
export class Names {
  readonly facts: number
  /** Names that rules ask for and nobody supplies, perhaps as their feature is gone: facts that are never known. */
  readonly strangers = new Set<number>()
  /** The places of answers that were come upon and are not known, since it was last emptied. */
  readonly open = new Set<number>()
  private readonly all: string[]
  private readonly places: Map<string, number>
  private readonly kinds: ReadonlyMap<string, FactInfo>
  private readonly rules: ReadonlySet<string>

  constructor(facts: readonly FactInfo[], rules: readonly string[]) {
    this.facts = facts.length
    this.all = [...facts.map(({ name }) => name), ...rules]
    this.places = new Map(this.all.map((name, at) => [name, at]))
    this.kinds = new Map(facts.map((fact) => [fact.name, fact]))
    this.rules = new Set(rules)
  }

  isRule(name: string): boolean {
    return this.rules.has(name)
  }

  isFact(name: string): boolean {
    return !this.rules.has(name) && this.places.has(name)
  }

  place(name: string): number {
    return this.places.get(name) as number
  }

  nameAt(place: number): string {
    return this.all[place] as string
  }

  /** undefined for a stranger. */
  typeOf(fact: string): FactInfo['type'] | undefined {
    return this.kinds.get(fact)?.type
  }

  /** The same with what is said of its values. */
  kindOf(fact: string): Kind | undefined {
    return this.kinds.get(fact)
  }

  addStranger(name: string): void {
    if (!this.places.has(name)) this.strangers.add(this.add(name))
  }

  /** The place of the leaf with this meaning, the same for the same. No expression can name it. */
  leafPlace(meaning: string): number {
    const key = `\u0000${meaning}`
    return this.places.get(key) ?? this.add(key)
  }

  // A piece reads only the places of its own names, which are always filled.
  compile(syntax: Syntax): Part {
    return compile(syntax, this.all) as Part
  }

  private add(name: string): number {
    const place = this.all.push(name) - 1
    this.places.set(name, place)
    return place
  }
}
