import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { coverageFaults } from '../../features/services/catalogue/coverage.ts'
import { coverageDocument } from './coverage-document.ts'
import { type DistrictCoverage, readCoverage } from './coverage-read.ts'

const root = join(import.meta.dirname, '../../..')
// How many lines each district's list has.
const lists = { 黄浦区: 176, 宝山区: 193, 松江区: 258, 青浦区: 253, 崇明区: 242 }

let read: DistrictCoverage[]
beforeAll(async () => {
  read = await readCoverage(root)
})
const of = (name: string) => read.find(({ district }) => district.name === name)
const linesOf = (name: string) => {
  const one = of(name)
  return one && 'covered' in one ? one.covered.lines : []
}

describe.each(Object.entries(lists))('%s', (name, count) => {
  test('the files can be read', () => {
    const one = of(name)
    expect(one && 'problem' in one ? one.problem : '').toBe('')
  })

  test(`every one of the ${count} lines of its list is there, once`, () => {
    expect(new Set(linesOf(name).map(({ id }) => id)).size).toBe(count)
    expect(linesOf(name)).toHaveLength(count)
  })

  test('lines and services name each other, and services name rules, departments and indicators that there are', () => {
    const one = of(name)
    if (!one || !('covered' in one)) throw new Error(`the files of ${name} cannot be read`)
    expect(coverageFaults(one.covered)).toEqual([])
  })
})

test('the five lists have 1,122 lines', () => {
  expect(Object.keys(lists).flatMap(linesOf)).toHaveLength(1122)
})

test('docs/coverage.md says what is so: run npm run docs:coverage after a line or a service changed', async () => {
  const made = await coverageDocument(root)
  expect(readFileSync(join(root, 'docs/coverage.md'), 'utf8')).toBe(made)
  expect(made.match(/^\| [A-Z]{2}-\d{3}[a-z]? \|/gm)).toHaveLength(1122)
})

// The lists that the lines were written from are no part of the project; where they lie beside it, every id is compared.
const beside = join(root, '../shared/systems')
const texts = existsSync(beside) ? readdirSync(beside).filter((name) => name.endsWith('.systems.md')) : []
test.skipIf(texts.length === 0)('every id of the lists is a line, and no line has another id', () => {
  const listed = texts.flatMap((name) =>
    [...readFileSync(join(beside, name), 'utf8').matchAll(/^- ([A-Z]{2}-\d{3}[a-z]?) /gm)].map(([, id]) => id),
  )
  const ours = Object.keys(lists).flatMap((name) => linesOf(name).map(({ id }) => id))
  expect(listed.filter((id) => !ours.includes(id as string))).toEqual([])
  expect(ours.filter((id) => !listed.includes(id))).toEqual([])
})
