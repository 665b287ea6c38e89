import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { features } from '../../src/app.ts'
import { platformWords } from '../../src/platform/platform.ts'
import { wordTable } from '../../src/platform/words/words.ts'
import { migrationFolders } from '../../src/product.ts'
import { residentWords } from '../../src/resident/words.ts'
import { aScratch, type Scratch } from '../support/scratch.ts'

const root = join(import.meta.dirname, '../..')
const books = [platformWords, residentWords, ...features.map((feature) => feature.words)]
const zh = wordTable(books.map((book) => book.zh))
const en = wordTable(books.map((book) => book.en))
const blanks = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
/** Blanks of which each book may take its own: the two languages of an import's refusal, the parts of a date. */
const alike = (name = '') => (/^(zh|en)$/.test(name) ? 'own sentence' : /^(iso|year|month|date)$/.test(name) ? 'day' : name)
const shapeOf = (sentence: string) => [...new Set(blanks(sentence).map(alike))].sort()

describe('the word book', () => {
  test('has every sentence in both languages with the same blanks, and no two features claim one key', () => {
    const shapes = (table: Map<string, string>) => [...table].map(([key, sentence]) => `${key} ${shapeOf(sentence)}`).sort()
    expect(shapes(en)).toEqual(shapes(zh))
    expect(zh.size).toBeGreaterThan(300)
  })

  test('speaks Chinese in one table and English in the other', () => {
    const han = /\p{Script=Han}/u
    expect(
      [...zh].filter(([, sentence]) => !han.test(sentence) && /[A-Za-z]{3}/.test(sentence.replaceAll(/\{\w+\}/g, ''))),
    ).toEqual([])
    expect([...en].filter(([, sentence]) => han.test(sentence.replaceAll(/养老\/\d|托育\/\d/g, ''))).map(([key]) => key)).toEqual(
      [],
    )
  })
})

/** Codes as the source writes them where something is refused. */
const places = [
  /new Problem\(\s*(?:\d{3}|status[^,]*),\s*(?:[^,()]*\? )?'(\w+)'/g,
  /: \[\s*[45]\d\d,\s*'(\w+)'\s*\]/g, // the table of sign-in's refusals
  /new ImportProblem\(\s*'(\w+)'/g,
  /\bfault\('(\w+)'/g,
]

describe('every refusal has its sentence in both languages', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test(-support)?\.tsx?$/.test(file) && !/(^|\/)(console|cli)\//.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }))

  test('whose code the source writes', () => {
    const codes = sources.flatMap(({ file, text }) =>
      places.flatMap((place) => [...text.matchAll(place)].map((match) => ({ file, code: String(match[1]) }))),
    )
    expect(new Set(codes.map(({ code }) => code)).size).toBeGreaterThan(90)
    expect(
      codes
        .filter(({ code }) => !zh.has(`problem.${code}`) || !en.has(`problem.${code}`))
        .map(({ file, code }) => `${file}: ${code}`),
    ).toEqual([])
  })

  test('whose blanks the source fills', () => {
    const written = sources.flatMap(({ text }) =>
      text
        .split('new Problem(')
        .slice(1)
        .flatMap((after) => {
          const code = /^\s*\d{3},\s*'(\w+)'/.exec(after)?.[1]
          return code === undefined ? [] : [{ code, details: after.slice(0, 400).split(/\n\n|\n {0,2}}/)[0] ?? '' }]
        }),
    )
    expect(written.length).toBeGreaterThan(60)
    expect(
      written.flatMap(({ code, details }) =>
        blanks(zh.get(`problem.${code}`) ?? '')
          .filter((blank) => !new RegExp(`\\b${blank}\\b\\s*[:,}]`).test(details))
          .map((blank) => `${code}: {${blank}}`),
      ),
    ).toEqual([])
  })
})

describe('every promise of the database has its sentence in both languages', () => {
  let s: Scratch
  beforeAll(async () => {
    s = await aScratch({ extra: migrationFolders().slice(1) })
    return () => s.close()
  })

  test('a constraint that was given a name says in words what it promises', async () => {
    const named = await s.rows<{ name: string }>(
      `select distinct name from (
         select c.conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace
         where n.nspname in ('platform', 'auth', ${features.map(({ name }) => `'${name}'`)}) and c.contype in ('c', 'u', 'x')
         union all
         select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
         where n.nspname in ('platform', 'auth', ${features.map(({ name }) => `'${name}'`)}) and x.indisunique and not x.indisprimary
       ) found where name !~ '_(key|check|excl|idx|not_null)\\d*$' order by name`,
    )
    expect(named.length).toBeGreaterThan(15)
    expect(named.map(({ name }) => name).filter((name) => !zh.has(`problem.${name}`) || !en.has(`problem.${name}`))).toEqual([])
  })
})
