import { type Dictionary, type Language, type Words, wordsOf, wordTable } from './words.ts'

/** Every sentence of the installation in both languages. */
export type WordBook = { in(language: Language): Words }

/** Binds all dictionaries into one book; throws when two claim one key. */
export function bindWords(dictionaries: { zh: Dictionary; en: Dictionary }[]): WordBook {
  const zh = wordTable(dictionaries.map((d) => d.zh))
  const en = wordTable(dictionaries.map((d) => d.en))
  const speakers = { zh: wordsOf(zh), en: wordsOf(en, zh) }
  return { in: (language) => speakers[language] }
}
