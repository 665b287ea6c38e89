import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Dictionary, wordTable } from '../../../platform/words/words.ts'
import { indicatorStatuses, reasonCodes } from './assessment.ts'
import { indicatorKinds } from './definition.ts'

const table = (language: 'zh' | 'en') =>
  wordTable([JSON.parse(readFileSync(new URL(`words.${language}.json`, import.meta.url), 'utf8')) as Dictionary])
const blanks = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('every status, reason and kind has a word in both languages, and no word is left over', () => {
  const keys = [
    ...indicatorStatuses.map((code) => `indicator.status.${code}`),
    ...reasonCodes.map((code) => `indicator.reason.${code}`),
    ...indicatorKinds.map((code) => `indicator.kind.${code}`),
  ].sort()
  expect([...table('zh').keys()].sort()).toEqual(keys)
  expect([...table('en').keys()].sort()).toEqual(keys)
})

test('both languages fill the same blanks', () => {
  for (const [key, sentence] of table('zh')) expect(blanks(table('en').get(key) ?? ''), key).toEqual(blanks(sentence))
})
