/** Why the product could not start: a stable code and a sentence for whoever stands at the terminal, in both languages. */
export class StartProblem extends Error {
  readonly code: string
  readonly zh: string
  readonly en: string
  constructor(code: string, zh: string, en: string, options?: { cause?: unknown }) {
    super(`${zh}\n${en}`, options)
    this.name = 'StartProblem'
    this.code = code
    this.zh = zh
    this.en = en
  }
}
