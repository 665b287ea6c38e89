import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordTable } from '../words/words.ts'
import platformWords from '../words/zh.json' with { type: 'json' }
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

test('both languages have the same sentences with the same placeholders', () => {
  const shapes = (words: Map<string, string>) =>
    [...words].map(([key, text]) => `${key} ${[...text.matchAll(/\{\w+\}/g)].map(String).toSorted()}`)
  expect(shapes(wordTable([en])).toSorted()).toEqual(shapes(wordTable([zh])).toSorted())
})

test('every refusal has a sentence', async () => {
  const known = wordTable([zh, platformWords])
  const files = (await readdir(import.meta.dirname)).filter((file) => /^[a-z-]+\.ts$/.test(file))
  const texts = await Promise.all(files.map((file) => readFile(join(import.meta.dirname, file), 'utf8')))
  const codes = texts.flatMap((text) =>
    [...text.matchAll(/(?:new Problem\(|: \[)(?:[45]\d\d|status[^,]*), '(\w+)'/g)].map((match) => String(match[1])),
  )
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => !known.has(`problem.${code}`))).toEqual([])
})
