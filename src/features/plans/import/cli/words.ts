import type { SourceFormat } from '../document.ts'
import { ImportProblem, importProblem } from '../problem.ts'

/** What a command says of an error: code and both sentences of a known problem, the message of any other. */
export function complaint(error: unknown): string {
  if (error instanceof ImportProblem) return `${error.code}\n${error.zh}\n${error.en}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The format of that name; throws `unknown_format` for any other. */
export function formatNamed(name: string): SourceFormat {
  if (name === 'txt' || name === 'docx' || name === 'pdf' || name === 'html') return name
  throw importProblem('unknown_format')
}
