import { type Dictionary, wordTable } from '../../platform/words/words.ts'

/** One table of all sentences found; the order of the files does not matter, two files may not claim one key. */
export function collected(files: Record<string, Dictionary>[]): Map<string, string> {
  return wordTable(files.flatMap((found) => Object.values(found)))
}
