import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Batch, batchesOf } from '../features/people/demo/batches.ts'
import { isMadeUp } from '../features/people/demo/names.ts'
import { divisionOf, makeRows, type RowMaking } from '../features/people/demo/rows.ts'
import type { PeopleTable } from '../features/people/demo/tables.ts'
import { readCitizenNumber } from '../features/people/identity/number.ts'
import { makePlaces } from '../features/places/demo/make.ts'
import type { PlacesTable } from '../features/places/demo/tables.ts'
import { readOrganizationCode } from '../features/places/organization-code.ts'
import { readDistricts } from '../platform/districts/folder.ts'
import { type Course, type Figures, readFigures } from '../platform/synthetic/figures.ts'
import type { Value } from '../platform/synthetic/sink.ts'

const root = resolve(import.meta.dirname, '../../districts')
const districts = await readDistricts(root)
const known = await Promise.all(
  districts.map(async (district) => ({ ...district, figures: (await readFigures(district.folder)) as Figures })),
)
const named = (code: string) => known.find((one) => one.code === code) as (typeof known)[number]
const day = '2025-06-30'

/** People of a district; in place of sealing, the numbers are kept to be looked at. */
function people(code: string, residents: number, seed: string, only?: (batch: Batch) => boolean) {
  const { figures, areas } = named(code)
  const numbers: string[] = []
  const making: RowMaking = {
    ...{ district: code, seed, day },
    streets: areas.streets.map((street) => ({
      code: street.code,
      committees: street.committees.map(([committee = '']) => committee),
    })),
    seal: (_, number) => {
      numbers.push(number)
      return { sealed: Buffer.from('s'), keyId: 'k', blind: Buffer.from('b'), blindKeyId: 'k', masked: '' }
    },
  }
  const kept = new Map<PeopleTable, Value[][]>()
  const sink = {
    row: (table: PeopleTable, values: Value[]) => {
      const list = kept.get(table)
      if (list) list.push(values)
      else kept.set(table, [values])
    },
  }
  for (const batch of batchesOf(figures, areas.streets, residents, day)) if (!only || only(batch)) makeRows(making, batch, sink)
  return { rows: kept, numbers, of: (table: PeopleTable) => kept.get(table) ?? [] }
}

function places(code: string, scale: number, seed: string) {
  const { figures, areas } = named(code)
  const kept = new Map<PlacesTable, Value[][]>()
  const row = (table: PlacesTable, values: Value[]) =>
    void (kept.has(table) ? kept.get(table)?.push(values) : kept.set(table, [values]))
  makePlaces({ district: code, seed, day, figures, streets: areas.streets, scale }, { row })
  const on = (table: PlacesTable, from: number, asOf: string) =>
    (kept.get(table) ?? []).filter(
      (values) => String(values[from]) <= asOf && (values[from + 1] === null || String(values[from + 1]) > asOf),
    )
  return { rows: kept, of: (table: PlacesTable) => kept.get(table) ?? [], on }
}

const hash = (rows: Map<string, Value[][]>) =>
  createHash('sha256')
    .update(JSON.stringify([...rows]))
    .digest('hex')

test('the same seed makes the same people and facilities, ids included; another seed makes others', () => {
  expect(hash(people('310118', 1500, '7').rows)).toBe(hash(people('310118', 1500, '7').rows))
  expect(hash(people('310118', 1500, '7').rows)).not.toBe(hash(people('310118', 1500, '8').rows))
  expect(hash(places('310118', 0.1, '7').rows)).toBe(hash(places('310118', 0.1, '7').rows))
  expect(hash(places('310118', 0.1, '7').rows)).not.toBe(hash(places('310118', 0.1, '8').rows))
})

test('a batch made by itself is the one made among all others', () => {
  const first = people('310151', 3000, '7', ({ index }) => index === 3)
  const all = people('310151', 3000, '7')
  const ids = new Set(first.of('person').map(([id]) => id))
  expect(ids.size).toBeGreaterThan(50)
  expect(all.of('person').filter(([id]) => ids.has(id as string))).toEqual(first.of('person'))
})

test('the shares that 青浦 prints hold at any size', () => {
  const { areas } = named('310118')
  const all = people('310118', 20_000, '7')
  const living = all.of('person').filter(([, , , , died]) => died === null)
  const here = living.filter((person) => person[8] !== null)
  const share = (part: Value[][], of: Value[][] = here) => (100 * part.length) / of.length
  const bornBy = (list: Value[][], last: string) => list.filter(([, , , born]) => String(born) <= last)
  expect(here).toHaveLength(20_000)
  expect(share(bornBy(here, '1965-06-30'))).toBeCloseTo(16.64, 1)
  expect(share(here.filter(([, , , born]) => String(born) > '2022-06-30'))).toBeCloseTo(2.8, 1)
  for (const [name, printed] of [
    ['金泽镇', 41],
    ['练塘镇', 33],
    ['朱家角镇', 24],
    ['白鹤镇', 21],
  ] as const) {
    const code = areas.streets.find((street) => street.name === name)?.code
    const there = here.filter((person) => person[8] === code)
    expect(share(bornBy(there, '1960-06-30'), there), name).toBeCloseTo(printed, 0)
  }
  const scale = 20_000 / 1_271_400
  const facts = (name: string) => all.of('fact').filter((fact) => fact[2] === name)
  expect(bornBy(here, '1945-06-30').length).toBeCloseTo(25_300 * scale, -1)
  expect(facts('纯老家庭').length).toBeCloseTo(32_600 * scale, -1)
  expect(Math.abs(facts('独居').length - 7000 * scale)).toBeLessThan(11)
  // 8278 beds were 3.5 % of the registered older people at the end of 2020.
  const registered = all.of('person').filter((person) => person[6] !== null)
  const then = bornBy(registered, '1960-12-31').filter(([, , , , died]) => died === null || String(died) > '2020-12-31')
  expect(then.length).toBeCloseTo((8278 / 0.035) * scale, -1)
})

test.each(known.map(({ code, name }) => [name, code]))(
  'every citizen number of %s is well made, of its bearer, and of no division that exists',
  (_, code) => {
    const { of, numbers } = people(code, 3000, '7')
    expect(new Set(numbers).size).toBe(numbers.length)
    const persons = of('person')
    expect(numbers).toHaveLength(persons.length)
    for (const [at, number] of numbers.entries()) {
      const read = readCitizenNumber(number, day)
      if ('fault' in read) throw new Error(`${number}: ${read.fault.code}`)
      expect(read.division.slice(0, 4)).toBe(`99${code.slice(4)}`)
      expect([read.birthOn, read.sex]).toEqual([persons[at]?.[3], persons[at]?.[2]])
    }
    // GB/T 2260 numbers provinces from 11 to 82; 91 is of foreigners.
    expect(Number(divisionOf(code, 0).slice(0, 2))).toBeGreaterThan(91)
  },
)

test('nobody is anybody: names begin with no surname, phones are of a range not in use, and every record says that it is made up', () => {
  for (const person of people('310101', 2000, '7').of('person')) {
    expect(isMadeUp(String(person[1]))).toBe(true)
    if (person[5] !== null) expect(person[5]).toMatch(/^154\d{8}$/)
    expect([person[10], person[11]]).toEqual([true, '演示'])
  }
})

test('families hold together: a child has a parent here, and who lives alone does', () => {
  const { of } = people('310118', 4000, '7')
  const born = new Map(of('person').map(([id, , , day]) => [id, String(day)]))
  for (const [, person, other, , , kind] of of('relationship'))
    if (kind === 'parent' && other !== null)
      expect(Number(born.get(person)?.slice(0, 4)) - Number(born.get(other)?.slice(0, 4))).toBeGreaterThan(14)
  const living = new Set(
    of('household')
      .filter(([, kind]) => kind === 'living')
      .map(([id]) => id),
  )
  const members = Map.groupBy(
    of('household_member').filter((row) => living.has(row[1] as string) && row[5] === null),
    (row) => row[1],
  )
  const alone = new Set(
    of('fact')
      .filter((fact) => fact[2] === '独居')
      .map((fact) => fact[1]),
  )
  expect(alone.size).toBeGreaterThan(5)
  for (const list of members.values()) for (const row of list) if (alone.has(row[2] as string)) expect(list).toHaveLength(1)
})

const printedOf = (course: Course) => course.filter((point) => 'place' in point && point.on <= day)

test.each(known.map(({ code, name }) => [name, code]))(
  'the counts that %s prints hold on the days they are printed for',
  (_, code) => {
    const { figures } = named(code)
    const { of, on } = places(code, 1, '7')
    const bedsOn = (asOf: string) => on('bed_period', 6, asOf)
    for (const { on: asOf, value } of printedOf(figures.beds.total)) expect(bedsOn(asOf)).toHaveLength(value)
    for (const { on: asOf, value } of printedOf(figures.beds.nursing))
      expect((100 * bedsOn(asOf).filter((row) => row[3]).length) / bedsOn(asOf).length).toBeCloseTo(value, 1)
    for (const { on: asOf, value } of printedOf(figures.beds.dementia))
      expect(bedsOn(asOf).filter((row) => row[4])).toHaveLength(value)
    for (const { on: asOf, value } of printedOf(figures.nursery.places))
      expect(on('nursery_class', 6, asOf).reduce((sum, row) => sum + Number(row[4]), 0)).toBe(value)
    const type = new Map(of('facility').map((row) => [row[0], row[2]]))
    const groups: Record<string, string[]> = {
      elder_centre: ['elder_centre', 'elder_branch'],
      meal_point: ['meal_point', 'canteen'],
    }
    const open = (key: string, asOf: string) =>
      on('operation', 2, asOf).filter((row) => (groups[key] ?? [key]).includes(String(type.get(row[1] as string))))
    for (const [key, course] of Object.entries({ ...figures.facilities, care_home: figures.beds.homes }))
      for (const { on: asOf, value } of printedOf(course)) expect(open(key, asOf), `${key} ${asOf}`).toHaveLength(value)
    expect(bedsOn('2021-06-30').length).not.toBe(bedsOn(day).length)
  },
)

test('facilities stand in their street, beds change kind one period after another, and organizations have codes that are well made and nobody’s', () => {
  const { areas } = named('310118')
  const { of } = places('310118', 1, '7')
  const streets = new Map(areas.streets.map((street) => [street.code, new Set(street.committees.map(([code]) => code))]))
  for (const row of of('facility')) expect(streets.get(String(row[4]))?.has(String(row[5]))).toBe(true)
  for (const periods of Map.groupBy(of('bed_period'), (row) => row[1]).values())
    for (const [at, row] of periods.entries()) expect(row[7]).toBe(periods[at + 1]?.[6] ?? row[7])
  for (const [, code] of of('organization')) {
    const read = readOrganizationCode(String(code))
    if ('fault' in read) throw new Error(`${code}: ${read.fault.code}`)
    expect(read.division.slice(0, 2)).toBe('99')
  }
})
