import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { monthsOld } from '../../ages.ts'
import { CarerStandard } from '../../shapes.ts'
import { codeOf, readCode } from './codes.ts'
import { mustBeFetched, stoodAt } from './fetching.ts'
import { classOf, ratioOf } from './ratio.ts'
import { happenedAt } from './timing.ts'

const national = parse(readFileSync(join(import.meta.dirname, '../../../../../districts/national/sessions.yaml'), 'utf8'))
const standard = CarerStandard.parse(national.carers)

describe('the carer-to-child ratio: 国卫人口发〔2019〕58号, 托育机构设置标准（试行）第二十二条', () => {
  test.each([
    ['infant', 3, 1, 1],
    ['infant', 4, 1, 2],
    ['younger', 5, 1, 1],
    ['younger', 6, 1, 2],
    ['older', 7, 1, 1],
    ['older', 8, 1, 2],
    ['older', 15, 2, 3],
  ] as const)('a class %s of %i with %i carers needs %i', (of, children, carers, needed) => {
    const age = { infant: 8, younger: 18, older: 30 }[of]
    const ratio = ratioOf({ class: of, ages: Array(children).fill(age), carers, standard })
    expect(ratio).toMatchObject({ basis: of, children, needed, holds: carers >= needed })
  })

  test.each([
    [[30, 30, 30], 'older', 7],
    [[30, 30, 24], 'older', 7],
    [[30, 30, 23], 'younger', 5],
    [[30, 12, 30], 'younger', 5],
    [[30, 11, 30], 'infant', 3],
    [[30, null], 'infant', 3],
    [[], 'older', 7],
  ] as const)('of a mixed class the strictest age present counts: %j', (ages, basis, perCarer) => {
    expect(ratioOf({ class: 'mixed', ages: [...ages], carers: null, standard })).toMatchObject({ basis, perCarer, holds: null })
  })

  test('somebody younger than the class makes it as strict as their age; somebody older does not loosen it', () => {
    expect(ratioOf({ class: 'older', ages: [30, 20], carers: 1, standard })).toMatchObject({ basis: 'younger' })
    expect(ratioOf({ class: 'younger', ages: [30, 30], carers: 1, standard })).toMatchObject({ basis: 'younger' })
    expect(ratioOf({ class: 'infant', ages: [], carers: 0, standard })).toMatchObject({ needed: 0, holds: true })
  })

  test('a slot for children under three that names no class is mixed; one for others has none', () => {
    expect(classOf({ class: null, ageTo: 36 }, standard)).toBe('mixed')
    expect(classOf({ class: 'older', ageTo: 36 }, standard)).toBe('older')
    expect(classOf({ class: null, ageTo: 37 }, standard)).toBeUndefined()
    expect(classOf({ class: null, ageTo: null }, standard)).toBeUndefined()
  })

  test.each([
    ['2023-06-15', '2025-06-14', 23],
    ['2023-06-15', '2025-06-15', 24],
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-02-29', '2025-02-28', 12],
    ['2025-01-31', '2025-04-30', 3],
  ])('born on %s, on %s: %i months', (born, on, months) => {
    expect(monthsOld(born, on)).toBe(months)
  })
})

describe('codes', () => {
  const booking = '01a2026b-65ba-7006-968a-5fd655902d50'
  test.each([
    [booking, { booking }],
    [`https://yiyu.example/310118/my/bookings/${booking.toUpperCase()}`, { booking }],
    [codeOf(booking), { short: '55902d50' }],
    ['5590 2d50', { short: '55902d50' }],
    ['YIYU:ABC ', { card: 'YIYU:ABC ' }],
    ['张三', undefined],
    ['5590-2d5', undefined],
  ])('%s', (text, read) => {
    expect(readCode(text)).toEqual(read)
  })
})

describe('who must be fetched', () => {
  const on = '2025-07-07'
  test.each([
    ['2007-07-08', 0, null, true],
    ['2007-07-07', 0, null, false],
    ['1940-01-01', 0, null, false],
    ['1940-01-01', 1, null, true],
    [null, 0, 36, true],
    [null, 0, null, false],
  ])('born %s, %i named, ages to %s: %s', (bornOn, named, ageTo, must) => {
    expect(mustBeFetched({ bornOn, on, named, ageTo })).toBe(must)
  })

  const at = new Date('2025-07-07T09:00:00Z')
  const named = { namedAt: new Date('2025-07-01T00:00:00Z'), withdrawnAt: null, validFrom: '2025-07-01', validTo: null }
  test.each([
    [named, true],
    [{ ...named, namedAt: new Date('2025-07-07T09:00:01Z') }, false],
    [{ ...named, withdrawnAt: new Date('2025-07-07T08:59:59Z') }, false],
    [{ ...named, withdrawnAt: new Date('2025-07-07T09:00:01Z') }, true],
    [{ ...named, validTo: '2025-07-07' }, false],
    [{ ...named, validFrom: '2025-07-08' }, false],
  ])('%j stood: %s', (one, stood) => {
    expect(stoodAt(one, { at, on })).toBe(stood)
  })
})

test('a device whose clock is wrong is set right by when it sent; nothing happened later than now', () => {
  const now = new Date('2025-07-07T10:00:00Z')
  const sentAt = new Date('2026-11-22T10:30:00Z')
  expect(happenedAt({ deviceAt: new Date('2026-11-22T10:10:00Z'), sentAt, now })).toEqual(new Date('2025-07-07T09:40:00Z'))
  expect(happenedAt({ deviceAt: new Date('2026-11-22T11:00:00Z'), sentAt, now })).toEqual(now)
  // What a message took on its way is no fault of the clock.
  const justSent = new Date('2025-07-07T09:59:58Z')
  expect(happenedAt({ deviceAt: new Date('2025-07-07T09:59:57Z'), sentAt: justSent, now })).toEqual(
    new Date('2025-07-07T09:59:57Z'),
  )
})
