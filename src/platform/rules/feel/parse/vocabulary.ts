import { lex, type Token } from '../lex.ts'
import { FeelProblem } from '../syntax.ts'
import { libraryNames, propertyNames } from './library.ts'

type Step = { next: Map<string, Step>; name: string | null }

/** Names of several tokens, found by their tokens: `a+b` is one name where it is known, three tokens otherwise. */
export class Names {
  readonly #root: Step = { next: new Map(), name: null }

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name)
  }

  /** Adds a name; one that no text can write is left out. */
  add(name: string): void {
    if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return
    const tokens = tokensOf(name)
    if (tokens.length < 2 || tokens[0]?.kind !== 'word') return
    let step = this.#root
    for (const { text } of tokens) {
      const next = step.next.get(text) ?? { next: new Map(), name: null }
      step.next.set(text, next)
      step = next
    }
    step.name ??= name
  }

  /** The longest name that begins at the token, with the number of its tokens. */
  longest(tokens: readonly Token[], from: number): { name: string; length: number } | null {
    let step: Step | undefined = this.#root
    let best: { name: string; length: number } | null = null
    for (let at = from; ; at += 1) {
      const token = tokens[at] as Token
      step = token.kind === 'string' || token.kind === 'end' ? undefined : step.next.get(token.text)
      if (step === undefined) return best
      if (step.name !== null) best = { name: step.name, length: at - from + 1 }
    }
  }
}

function tokensOf(name: string): Token[] {
  try {
    return lex(name).slice(0, -1)
  } catch (error) {
    if (error instanceof FeelProblem) return []
    throw error
  }
}

const library = new Names(libraryNames)

/** The names of several words a text may use at the place the parser has come to. */
export class Vocabulary {
  readonly #scopes: Names[]
  /** Names that may follow a dot or stand in a filter: properties, and every key met so far. */
  readonly members: Names

  constructor(names: Iterable<string>) {
    const known = [...names]
    this.#scopes = [library, new Names(known)]
    this.members = new Names([...propertyNames, ...known])
  }

  /** Reads with more names in scope, then forgets them. */
  within<T>(names: Names, read: () => T): T {
    this.#scopes.push(names)
    const result = read()
    this.#scopes.pop()
    return result
  }

  longest(tokens: readonly Token[], from: number): { name: string; length: number } | null {
    let best: { name: string; length: number } | null = null
    for (const scope of this.#scopes) {
      const found = scope.longest(tokens, from)
      if (found !== null && found.length >= (best?.length ?? 0)) best = found
    }
    return best
  }
}
