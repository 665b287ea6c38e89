import { expect, test } from 'vitest'
import { aWorld } from '../../../test/support/world.ts'
import { listCalendarYears } from './store.ts'

const w = await aWorld({ day: '2026-03-02' })
const administrator = await w.as('administrator')

const enter = (through: string) =>
  administrator.put('/api/calendar/2031', {
    source: '国办发明电〔2030〕X号',
    holidays: [{ name: '国庆节', from: '2031-10-01', through }],
    workdays: [],
  })
const endOf2031 = async (knownAt?: Date) =>
  (await listCalendarYears(w.product.installation.databases.app, knownAt)).find(({ year }) => year === 2031)?.holidays[0]?.through

test('a year entered again is a new version: what was known before stays to be asked', async () => {
  expect((await enter('2031-10-07')).status).toBe(200)
  const first = w.clock.now()
  w.clock.set('2026-04-01')
  expect((await enter('2031-10-08')).status).toBe(200)
  expect(await endOf2031()).toBe('2031-10-08')
  expect(await endOf2031(first)).toBe('2031-10-07')
  expect(await endOf2031(new Date('2026-01-01T00:00:00Z'))).toBeUndefined()
  const { years } = (await administrator.get('/api/calendar')).body as { years: { year: number }[] }
  expect(years.filter(({ year }) => year === 2031)).toHaveLength(1)
})

test('the years of the product’s files count as known from the beginning, and nobody changes a version in place', async () => {
  expect(
    (await listCalendarYears(w.product.installation.databases.app, new Date('2019-01-01T00:00:00Z'))).length,
  ).toBeGreaterThan(3)
  await expect(
    w.product.installation.databases.app
      .withTables<{ 'platform.calendar_year': { source: string } }>()
      .updateTable('platform.calendar_year')
      .set({ source: 'x' })
      .execute(),
  ).rejects.toThrow(/permission denied/)
})

test('two who enter a year at the same moment do not overwrite each other: each is a version or a conflict', async () => {
  const statuses = (await Promise.all([enter('2031-10-05'), enter('2031-10-06'), enter('2031-10-04')])).map(
    ({ status }) => status,
  )
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true)
  const { rows } = await w.owner.query('select count(*)::int as n from platform.calendar_year where year = 2031')
  expect(rows[0].n).toBe(2 + statuses.filter((status) => status === 200).length)
})
