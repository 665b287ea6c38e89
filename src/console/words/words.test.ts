import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Dictionary, wordTable } from '../../platform/words/words.ts'

const source = resolve(import.meta.dirname, '../..')

/** The files the console bundles, by the same places as `zh.ts` and `en.ts`. */
const tableOf = (language: 'zh' | 'en') =>
  wordTable(
    [
      `console/words.${language}.json`,
      `platform/words/${language}.json`,
      `platform/*/words.${language}.json`,
      `features/**/words.${language}.json`,
    ]
      .flatMap((pattern) => globSync(pattern, { cwd: source }))
      .map((file) => JSON.parse(readFileSync(resolve(source, file), 'utf8')) as Dictionary),
  )

const code = [
  ...globSync('console/**/*.{ts,tsx}', { cwd: source }),
  ...globSync('features/*/console/**/*.{ts,tsx}', { cwd: source }),
]
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(resolve(source, file), 'utf8'))
  .join('\n')

test('every sentence a console page names whole exists in Chinese and in English', () => {
  const named = [...code.matchAll(/'((?:console|plans|indicator|sign_in|problem)\.[a-z_]+(?:\.[\w养老托育]+)*)'/g)].map(
    (match) => match[1] as string,
  )
  expect(named.length).toBeGreaterThan(200)
  for (const language of ['zh', 'en'] as const) {
    const table = tableOf(language)
    expect([...new Set(named)].filter((key) => !table.has(key))).toEqual([])
  }
})

test('where a page builds a key from a code, at least one sentence begins so', () => {
  const begun = [...code.matchAll(/`((?:console|plans|indicator|sign_in)\.[\w.]+\.)\$\{/g)].map((match) => match[1] as string)
  const keys = [...tableOf('zh').keys()]
  expect([...new Set(begun)].filter((start) => !keys.some((key) => key.startsWith(start)))).toEqual(
    ['plans.warning.'].filter((start) => begun.includes(start) && !keys.some((key) => key.startsWith(start))),
  )
})

test('the console speaks the same sentences in both languages, with the same placeholders', () => {
  const [zh, en] = [tableOf('zh'), tableOf('en')]
  const own = (table: Map<string, string>) => [...table.keys()].filter((key) => key.startsWith('console.')).sort()
  expect(own(en)).toEqual(own(zh))
  const holes = (sentence: string | undefined) => [...(sentence ?? '').matchAll(/\{\w+\}/g)].map(String).sort()
  expect(own(zh).filter((key) => holes(zh.get(key)).join() !== holes(en.get(key)).join())).toEqual([])
})
