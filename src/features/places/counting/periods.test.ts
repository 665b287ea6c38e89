import { beforeAll, expect, test } from 'vitest'
import { cluster } from '../../../../test/support/cluster.ts'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { demonstrateDistricts } from '../../../generate/demo.ts'
import type { Count } from '../../../platform/counters/counter.ts'
import { keptPeriods } from '../../../platform/counters/periods.ts'
import { asCounter } from '../../../platform/counters/refresh.ts'
import { placeCounters } from './counters.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
  const { rows } = await w.owner.query<{ name: string }>('select current_database() as name')
  const districts = w.product.districts.filter(({ code }) => code === '310118')
  const { keys } = w.product.installation
  await demonstrateDistricts({ ...cluster(), database: rows[0]?.name ?? '' }, { districts, keys, day: w.clock.today() })
}, 60_000)

const byStreet = (counts: Count[]) =>
  counts.map((count) => ({ ...count, missing: Number(count.missing) })).sort((a, b) => (a.street < b.street ? -1 : 1))

test('counted in one pass over several periods, every counter says what it says period by period', async () => {
  const ctx = w.ctx()
  let told = 0
  await asCounter(ctx, undefined, async (db) => {
    for (const counter of placeCounters) {
      const all = keptPeriods(counter, ctx.clock.today())
      const periods = [all[0], all[3], all.at(-1)].filter((period) => period !== undefined)
      const asked = { district: ctx.district, filter: {} }
      const together = (await counter.countPeriods?.(db, asked, periods)) ?? []
      for (const [at, period] of periods.entries()) {
        const question = { ...asked, ...period }
        const singly = await counter.count(db, question)
        expect([counter.key, period.to, byStreet(together[at]?.counts ?? [])]).toEqual([counter.key, period.to, byStreet(singly)])
        expect([counter.key, together[at]?.begun]).toEqual([counter.key, (await counter.begun?.(db, question)) ?? true])
        told += singly.length
      }
    }
  })
  expect(told).toBeGreaterThan(500)
}, 60_000)
