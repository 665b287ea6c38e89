import type { Bytes } from './archive.ts'
import { csvRows, type SheetRow } from './csv.ts'
import { encodingOf, textOf } from './decode.ts'
import { kindOf } from './kind.ts'
import { xlsxRows } from './xlsx.ts'

export type { SheetRow } from './csv.ts'
export { SheetProblem } from './problem.ts'

/** The rows of a CSV or XLSX file that is held whole, as text, cell by cell. Throws SheetProblem where it cannot be read; 415 and 422 where it is no sheet. */
export async function* rowsOfFile(content: Buffer, name: string): AsyncIterable<SheetRow> {
  const bytes: Bytes = {
    size: content.length,
    read: async function* (start, end) {
      yield content.subarray(start, end)
    },
  }
  if (kindOf(content, name) === 'xlsx') return yield* xlsxRows(bytes)
  const chunks = () => bytes.read(0, content.length)
  yield* csvRows(textOf(chunks, await encodingOf(chunks)))
}
