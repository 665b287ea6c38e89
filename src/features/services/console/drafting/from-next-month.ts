import { readWritten, textOfWritten } from '../editing/written.ts'
import { nextMonth } from '../parts/rules.ts'

/** The text as a new version would begin: from the next month on, without an end. */
export function fromNextMonth(text: string, today: string): string {
  const written = readWritten(text)
  if (!written) return text
  const { validTo: _, ...rest } = written
  return textOfWritten({ ...rest, validFrom: nextMonth(today) })
}
