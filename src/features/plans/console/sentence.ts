import type { Words } from '../../../platform/words/words.ts'

/** A sentence that may not be translated yet: nothing rather than its key. */
export function sentenceIfAny(words: Words, key: string, values?: Record<string, unknown>): string {
  const sentence = words(key, values)
  return sentence === key ? '' : sentence
}
