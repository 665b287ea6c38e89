import { compile } from './compile/compile.ts'
import { literal } from './operate/index.ts'
import { parseExpression } from './parse.ts'

/** What the expression is, as FEEL writes it: `3`, `"abc"`, `@"2026-11-22"`, `[1, null]`. */
export function feel(text: string): string {
  return literal(compile(parseExpression(text), [])([]))
}
