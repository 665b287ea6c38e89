import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordTable } from '../../../../platform/words/words.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

const tables = [wordTable([zh]), wordTable([en])] as const
const blanks = (sentence = '') => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('the reader’s own book has every sentence in both languages with the same blanks', () => {
  const [chinese, english] = tables
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  for (const [key, sentence] of chinese) expect(blanks(english.get(key)), key).toEqual(blanks(sentence))
})

test('every sentence that the page names is there, and what the page says before its script runs is the same', () => {
  const page = readFileSync(join(import.meta.dirname, 'index.html'), 'utf8')
  const marked = [...page.matchAll(/data-say="([\w.]+)">([^<]*)</g)]
  expect(marked.length).toBeGreaterThan(8)
  for (const [, key = '', text] of marked) expect(tables[0].get(key), key).toBe(text)
})
