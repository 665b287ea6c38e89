import { useSyncExternalStore } from 'react'
import { type Language, type Words, wordsOf } from '../../platform/words/words.ts'
import { remember, remembered } from '../look/cookie.ts'
import { zh } from './zh.ts'

const listeners = new Set<() => void>()
let language: Language = 'zh'
let words: Words = wordsOf(zh)

/** The sentences in the reader's language. A missing English one falls back to the Chinese. */
export function useWords(): Words {
  return useSyncExternalStore(subscribe, () => words)
}

/** The reader's language and how to change it. */
export function useLanguage(): [Language, (wanted: Language) => Promise<void>] {
  return [useSyncExternalStore(subscribe, () => language), speak]
}

/** The sentence outside a component. */
export const say: Words = (key, values) => words(key, values)

/** Changes the language at once and remembers it in the cookie the server reads too. English is fetched when it is first asked for. */
export async function speak(wanted: Language): Promise<void> {
  words = wanted === 'zh' ? wordsOf(zh) : wordsOf((await import('./en.ts')).en, zh)
  language = wanted
  remember('lang', wanted)
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener()
}

/** Takes up the language chosen before in this browser; Chinese where none was. */
export async function speakAsBefore(): Promise<void> {
  if (remembered('lang') === 'en') await speak('en')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
