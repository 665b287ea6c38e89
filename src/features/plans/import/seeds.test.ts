import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { committedPacks } from './committed.ts'
import { documentFromText, parsePlan, reducePack } from './index.ts'
import { PlanPack } from './pack.ts'

const committed = await committedPacks()
const shared = process.env.YIYU_SHARED ?? join(import.meta.dirname, '../../../../../shared')

test('the five committed packs hold 135 indicators and 126 tasks', () => {
  const counts = Object.fromEntries(committed.map(({ pack }) => [pack.district, [pack.indicators.length, pack.tasks.length]]))
  expect(counts).toEqual({ 黄浦区: [30, 15], 崇明区: [20, 23], 松江区: [20, 27], 青浦区: [52, 31], 宝山区: [13, 30] })
})

test('committed packs hold no sentence: only names, figures and hashes', () => {
  const long = committed.flatMap(({ pack }) => strings(pack)).filter((text) => text.length > 80 || /[^《》]{40,}。/.test(text))
  expect(long).toEqual([])
})

test('91 of the 135 indicators have no numeric base, 63 have no lead, and one target of the plan without a table is qualitative', () => {
  const all = committed.flatMap(({ pack }) => pack.indicators)
  expect(all.filter((indicator) => indicator.baseValue === null)).toHaveLength(91)
  expect(all.filter((indicator) => indicator.leads.length === 0)).toHaveLength(63)
  const untabled = committed.find(({ pack }) => pack.title === null)?.pack.indicators ?? []
  expect(untabled.filter((indicator) => indicator.targetOp === 'qualitative').map((indicator) => indicator.name)).toEqual([
    '全面完成农村薄弱养老机构改造',
  ])
})

test('keys are unique in each plan', () => {
  for (const { pack } of committed)
    expect(new Set(pack.indicators.map((indicator) => indicator.key)).size).toBe(pack.indicators.length)
})

// The documents themselves are not part of the project; where they lie beside it, they are read again.
describe.runIf(existsSync(join(shared, 'seeds')))('from the documents', () => {
  test('the importer makes exactly the committed packs, each in its schema', async () => {
    for (const name of await readdir(join(shared, 'seeds'))) {
      const pack = PlanPack.parse(parsePlan(documentFromText(await readFile(join(shared, 'seeds', name), 'utf8'))))
      expect(committed.map((file) => file.pack)).toContainEqual(reducePack(pack))
    }
  })

  test('the packs agree with those checked by hand, field by field', async () => {
    for (const name of await readdir(join(shared, 'gold'))) {
      const gold = JSON.parse(await readFile(join(shared, 'gold', name), 'utf8')) as { district: string }
      expect(committed.find(({ pack }) => pack.district === gold.district)?.pack).toMatchObject(gold)
    }
  })
})

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}
