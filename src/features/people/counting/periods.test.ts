import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import type { Count } from '../../../platform/counters/counter.ts'
import { dayPeriod } from '../../../platform/counters/periods.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { sayWhereTheyLive } from '../places-in-step.test-support.ts'
import { peopleCounters } from './counters.ts'

const w = await aWorld({ day: '2025-06-30' })
const district = '310151'
const days = ['2020-06-01', '2023-02-28', '2024-02-29', '2024-07-01', '2025-06-29', '2025-06-30']

let seed = 11
const random = () => {
  seed = (seed * 16807) % 2147483647 // Lehmer: the same lives every time
  return seed / 2147483647
}
const dayIn = (from: number, to: number) =>
  new Date(Date.UTC(from, 0, 1) + Math.floor(random() * (to - from) * 365) * 86_400_000).toISOString().slice(0, 10)
const street = () => (random() < 0.2 ? null : `31015100${1 + Math.floor(random() * 3)}`)

/** Two hundred and fifty persons who are born, move, die, live alone for a while, and of whom some are recorded twice. */
async function manyLives(): Promise<void> {
  const ids: string[] = []
  for (let at = 0; at < 250; at += 1) {
    const id = newId()
    const born = random() < 0.06 ? null : dayIn(random() < 0.5 ? 1925 : 2016, random() < 0.5 ? 1950 : 2026)
    const died = random() < 0.1 ? dayIn(2024, 2026) : null
    const last = street()
    await w.owner.query(
      `insert into people.person (district, id, name, sex, born_on, died_on, residence_street, source, known_at, changed_at, merged_into)
       values ($1, $2, '某', $3, $4, $5, $6, 't', now(), now(), $7)`,
      [
        district,
        id,
        random() < 0.5 ? 'female' : 'male',
        born,
        died !== null && born !== null && died < born ? null : died,
        last,
        ids.length > 0 && random() < 0.06 ? ids[Math.floor(random() * ids.length)] : null,
      ],
    )
    ids.push(id)
    for (const kind of ['residence', 'registered']) {
      const moved = dayIn(2021, 2025)
      if (random() < 0.12) continue
      for (const [where, from, to] of [
        [street(), '2020-01-01', moved],
        [last, moved, null],
      ] as const)
        await w.owner.query(
          `insert into people.address (district, id, person, kind, street, outside, valid_from, valid_to, known_at, source, recorded_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, now(), 't', 't')`,
          [district, newId(), id, kind, where, where === null ? '外省' : null, from, to],
        )
    }
    for (let time = 0; time < (random() < 0.4 ? 2 : 0); time += 1)
      await w.owner.query(
        `insert into people.fact (district, id, person, name, value, valid_from, valid_to, known_at, source, recorded_by)
         values ($1, $2, $3, '独居', $4, $5, $6, now(), 't', 't')`,
        [
          district,
          newId(),
          id,
          random() < 0.8 ? 'true' : 'false',
          dayIn(2019, 2023),
          time === 1 && random() < 0.5 ? null : dayIn(2024, 2026),
        ],
      )
  }
  await sayWhereTheyLive(w)
}

const ordered = (counts: readonly Count[]) =>
  counts.filter(({ n, missing }) => n + missing > 0).toSorted((a, b) => (a.street < b.street ? -1 : 1))

test('all numbers of all days in one pass are what each day counts for itself', async () => {
  await manyLives()
  const filters: Record<string, string>[] = [
    {},
    { ageFrom: '80' },
    { sex: 'male' },
    { ageFrom: '3', ageTo: '5', fact: '独居' },
    { fact: '独居=false' },
  ]
  const asked = peopleCounters
    .filter(({ countPeriodsTogether }) => countPeriodsTogether)
    .flatMap(({ key }) => (key === 'people.resident' ? filters : [{}]).map((filter) => ({ key, filter })))
  expect(asked.length).toBeGreaterThan(10)
  const periods = days.map(dayPeriod)
  await reading(w.ctx(district), async (tx) => {
    const together = (await peopleCounters[0]?.countPeriodsTogether?.(tx.db, district, asked, periods)) ?? []
    for (const [at, { key, filter }] of asked.entries())
      for (const [period, { from, to }] of periods.entries()) {
        const counter = peopleCounters.find((one) => one.key === key)
        const alone = (await counter?.count(tx.db, { district, from, to, filter })) ?? []
        expect([key, filter, from, ordered(together[at]?.[period]?.counts ?? [])]).toEqual([key, filter, from, ordered(alone)])
        expect(together[at]?.[period]?.begun).toBe(true)
      }
  })
}, 60_000)
