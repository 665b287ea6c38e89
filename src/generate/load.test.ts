import { expect, test } from 'vitest'
import { cluster } from '../../test/support/cluster.ts'
import { aWorld } from '../../test/support/world.ts'
import { CommandProblem } from '../platform/command-problem.ts'
import { type Figures, readFigures } from '../platform/synthetic/figures.ts'
import { demonstrateDistricts } from './demo.ts'
import { loadDistrict } from './load.ts'
import { readWishes } from './wishes.ts'

const w = await aWorld()
const owner = { ...cluster(), database: (await w.owner.query('select current_database() as name')).rows[0].name as string }
const folder = w.product.districts.find(({ code }) => code === '310118') as (typeof w.product.districts)[number]
const figures = (await readFigures(folder.folder)) as Figures
const wishes = (residents: number, replace = false) => ({ district: '310118', residents, seed: '7', day: '2025-06-30', replace })
const load = (wish: ReturnType<typeof wishes>, worthDropping = 20_000) =>
  loadDistrict({ owner, folder, figures, wishes: wish, keySettings: w.config, threads: 1, worthDropping, say: () => {} })
const one = async (sql: string) => Object.values((await w.owner.query(sql)).rows[0])[0]

const content = `select md5(string_agg(t.row, '|' order by t.row)) from (
  select p::text as row from people.person p union all select a::text from people.address a union all select f::text from people.fact f
  union all select b::text from places.bed_period b union all select f::text from places.facility f
  union all select format('%s %s %s %s', district, id, person, masked) from people.identity) t`

test('a district is loaded wholly, fits every key, is refused a second time, and made anew is the same', async () => {
  const { rows } = await load(wishes(1200))
  expect(rows).toBeGreaterThan(10_000)
  expect(await one(`select count(*) from people.person where residence_street is not null and died_on is null`)).toBe(1200)
  const before = await one(content)

  await expect(load(wishes(1200))).rejects.toThrow(CommandProblem)
  await expect(load(wishes(1200))).rejects.toThrow('--replace yes')

  await w.owner.query(`insert into people.person (district, id, name, sex, source, known_at, changed_at)
    values ('310118', gen_random_uuid(), '不是编造的', 'unknown', 'test', now(), now())`)
  await load(wishes(1200, true))
  expect(await one(`select count(*) from people.person where not synthetic`)).toBe(1)
  await w.owner.query(`delete from people.person where not synthetic`)
  expect(await one(content)).toBe(before)
})

test('a large load takes indexes away and leaves every one as it was, and every foreign key holds', async () => {
  const indexes = `select string_agg(pg_get_indexdef(indexrelid), '|' order by pg_get_indexdef(indexrelid)) from pg_index where indrelid::regclass::text like 'people.%'`
  const before = await one(indexes)
  await load(wishes(1500, true), 1000)
  expect(await one(indexes)).toBe(before)
  const { rows } = await w.owner.query<{ name: string; table: string; definition: string }>(
    `select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and connamespace in ('people'::regnamespace, 'places'::regnamespace)`,
  )
  for (const { name, table, definition } of rows)
    await w.owner.query(`alter table ${table} drop constraint ${name}; alter table ${table} add constraint ${name} ${definition}`)
})

test('a generated number is found, opened and masked like any other', async () => {
  const officer = await w.as('department_officer', { department: 'minzheng' })
  const { rows } = await w.owner.query(
    `select id, name from people.person where synthetic and died_on is null and residence_street is not null limit 1`,
  )
  const page = await officer.get(`/api/districts/310118/persons/${rows[0].id}?purpose=service`)
  expect(page.status).toBe(200)
  expect(page.body).toMatchObject({ name: rows[0].name, synthetic: true })
  const identity = (page.body as { identities: { id: string; masked: string }[] }).identities[0]
  expect(identity?.masked).toMatch(/^99\*{15}[\dX]$/)
  const shown = await officer.post(`/api/districts/310118/identities/${identity?.id}/showing`, { purpose: 'verification' })
  const { number } = shown.body as { number: string }
  expect(number).toMatch(/^9918\d{13}[\dX]$/)
  const found = await officer.post('/api/districts/310118/number-look-ups', { number, purpose: 'verification' })
  expect((found.body as { persons: { id: string }[] }).persons.map(({ id }) => id)).toEqual([rows[0].id])
})

test('the demonstration is made once', async () => {
  const wish = {
    districts: w.product.districts.filter(({ code }) => code === '310151'),
    keys: w.product.installation.keys,
    day: '2025-06-30',
  }
  await demonstrateDistricts(owner, wish)
  const made = await one(`select count(*) from people.person where district = '310151'`)
  expect(made).toBeGreaterThan(800)
  expect(await one(`select count(*) from places.bed where district = '310151'`)).toBeGreaterThan(9800)
  await demonstrateDistricts(owner, wish)
  expect(await one(`select count(*) from people.person where district = '310151'`)).toBe(made)
})

test.each([
  [{}, '--district'],
  [{ district: '999999' }, 'there are: 310101'],
  [{ district: '310118', residents: 'many' }, 'a whole number from 100'],
  [{ district: '310118', seed: 'a b' }, 'letters and digits'],
  [{ district: '310118', day: '2027-01-01' }, '2026-11-22'],
  [{ district: '310118', replace: 'maybe' }, '--replace yes'],
])('%j is answered with what was expected', (values, said) => {
  expect(() => readWishes(values, { districts: ['310101', '310118'], today: '2026-11-22' })).toThrow(said)
})
