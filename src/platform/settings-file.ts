import { type Document, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

/** One fault of a settings file: where in the YAML it is (`indicators.养老/4.kind`), on which line, and what was expected. */
export type SettingsFault = { path: string; line: number; message: string }

/** The file cannot be used; `faults` lists every one found, the message prints them as `file:line path: message`. */
export class SettingsProblem extends Error {
  readonly faults: SettingsFault[]
  constructor(file: string, faults: SettingsFault[]) {
    super(faults.map((fault) => `${file}:${fault.line} ${fault.path}: ${fault.message}`).join('\n'))
    this.name = 'SettingsProblem'
    this.faults = faults
  }
}

/** Reads YAML against a schema; throws a SettingsProblem that names every fault with its path and line. */
export function parseYaml<S extends z.ZodType>(text: string, schema: S, file: string): z.output<S> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  if (document.errors.length > 0)
    throw new SettingsProblem(
      file,
      document.errors.map((error) => ({
        path: '(yaml)',
        line: lines.linePos(error.pos[0]).line,
        message: error.message.split('\n')[0] ?? error.code,
      })),
    )
  const result = schema.safeParse(document.toJS())
  if (result.success) return result.data
  throw new SettingsProblem(
    file,
    result.error.issues.map((issue) => ({
      path: issue.path.join('.') || '(file)',
      line: lineOf(issue.path, document, lines),
      // A refused key of a record hides what was expected one level down.
      message: issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message,
    })),
  )
}

/** The line of the deepest part of the path that is in the file: a missing key is reported where it should have been. */
function lineOf(path: PropertyKey[], document: Document, lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true)
    const start = (node as { range?: [number, number, number] } | undefined)?.range?.[0]
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}
