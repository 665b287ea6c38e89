import { lex, problemAt, type Token } from '../lex.ts'
import type { FeelProblem, Span, Syntax } from '../syntax.ts'
import { keywords } from './library.ts'
import { Vocabulary } from './vocabulary.ts'

/** Brackets and prefixes within one another; a rule that needs more cannot be read by people either. */
const deepestNesting = 200
/** Depth of the tree, where `a + b + c` counts each sign: what is compiled and evaluated by recursion. */
const deepestTree = 1000

/** Reads what is joined by signs that bind at least so tightly: 1 everything, 4 from `+` on. */
export type ReadBinary = (reader: Reader, least: number) => Syntax

type Built<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never

/** Where the parser stands in the tokens, with what it needs to go on and to complain. */
export class Reader {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly names: Vocabulary
  /** True while the far end of a range is read: a `[` may then close it, as in `[1..10[`. */
  inRange = false
  /** True where `(` may hold several tests: directly after `in`. */
  testsAllowed = false
  at = 0
  #nesting = 0
  readonly #depths = new WeakMap<Syntax, number>()
  readonly #binary: ReadBinary

  constructor(text: string, names: Iterable<string>, binary: ReadBinary) {
    this.text = text
    this.tokens = lex(text)
    this.names = new Vocabulary(names)
    this.#binary = binary
  }

  get token(): Token {
    return this.tokens[this.at] as Token
  }

  peek(ahead: number): Token {
    return (this.tokens[this.at + ahead] ?? this.tokens.at(-1)) as Token
  }

  /** Whether the token is this sign or keyword; a string that says the same is not. */
  is(text: string, ahead = 0): boolean {
    const { kind, text: found } = this.peek(ahead)
    return found === text && (kind === 'symbol' || kind === 'word')
  }

  take(text: string): boolean {
    if (!this.is(text)) return false
    this.at += 1
    return true
  }

  next(): Token {
    const token = this.token
    if (token.kind !== 'end') this.at += 1
    return token
  }

  expect(text: string): Token {
    if (!this.is(text)) throw this.problem(`“${text}”`)
    return this.next()
  }

  /** A whole expression inside brackets or after a keyword. */
  expression(): Syntax {
    return this.nest(() => {
      const { inRange, testsAllowed } = this
      this.inRange = false
      this.testsAllowed = false
      const result = this.#binary(this, 1)
      this.inRange = inRange
      this.testsAllowed = testsAllowed
      return result
    })
  }

  /** An expression without comparisons, `and`, `or`: an end of a range, what follows `in` or `<`. */
  operand(): Syntax {
    return this.nest(() => this.#binary(this, 4))
  }

  nest<T>(read: () => T): T {
    if (this.#nesting >= deepestNesting) throw problemAt(this.text, `表达式嵌套不能超过 ${deepestNesting} 层`, this.token)
    this.#nesting += 1
    const result = read()
    this.#nesting -= 1
    return result
  }

  /** A piece of the tree from a place to the last token read. */
  build(from: number, piece: Built<Syntax>, ...parts: readonly Syntax[]): Syntax {
    const to = this.at === 0 ? from : (this.tokens[this.at - 1] as Token).to
    const syntax = { ...piece, from, to } as Syntax
    let depth = 0
    for (const part of parts) depth = Math.max(depth, this.#depths.get(part) ?? 0)
    if (depth >= deepestTree) throw problemAt(this.text, `一串运算不能超过 ${deepestTree} 项`, { from, to })
    this.#depths.set(syntax, depth + 1)
    return syntax
  }

  /** What to throw where the text is FEEL and yet means nothing. */
  refusal(message: string, at: Span): FeelProblem {
    return problemAt(this.text, message, at)
  }

  /** What to throw where something else was expected. */
  problem(expected: string): FeelProblem {
    const at = this.token
    const { kind, text } = this.token
    const before = this.tokens[this.at - 1]
    if (kind === 'end') return problemAt(this.text, `应为${expected}，但表达式到此为止`, at)
    const twoWords = before?.kind === 'word' && kind === 'word' && !keywords.has(before.text) && !keywords.has(text)
    const hint = twoWords ? `；“${before.text} ${text}”不是这里已知的名字` : ''
    const equals = text === '=' && before?.text === '=' ? '；相等只写一个“=”' : ''
    return problemAt(this.text, `应为${expected}，却是“${text}”${hint}${equals}`, at)
  }
}
