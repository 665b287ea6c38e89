import { expect, test } from 'vitest'
import { monthsOf } from './age.ts'
import { factsSaid } from './answered.ts'
import { worldsOf } from './worlds.ts'

const on = '2025-06-15'

test.each([
  ['82', { from: 984, to: 995 }],
  ['1945', { from: 953, to: 965 }],
  ['1945-05', { from: 960, to: 961 }],
  ['1945-06', { from: 959, to: 960 }],
  ['1945-07', { from: 958, to: 959 }],
  ['2025', { from: 0, to: 5 }],
  ['2025-06', { from: 0, to: 0 }],
  ['2025-07', undefined],
  ['1880', undefined],
  ['131', undefined],
  ['很老', undefined],
])('an age of %s is so many completed months on 15 June 2025', (age, months) => {
  expect(monthsOf(age, on)).toEqual(months)
})

test('on the last day of a month nobody born in an earlier one waits for the day', () => {
  expect(monthsOf('2023-11', '2025-06-30')).toEqual({ from: 19, to: 19 })
})

test('of two ages that an answer leaves open a rule is asked for both, and of months for each', () => {
  const known = factsSaid({ age: '1945' }, on)
  const values = (names: string[], name: string) => worldsOf(known, names).map((world) => world.get(name)?.value)
  expect(values(['年龄'], '年龄')).toEqual([79, 80])
  expect(values(['月龄'], '月龄')).toHaveLength(13)
  expect(values(['独居'], '年龄')).toEqual([undefined])
  expect(factsSaid({ age: '1945', month: '03' }, on).open).toHaveLength(1)
  expect(worldsOf(factsSaid({ age: '1945', month: '03' }, on), ['年龄']).map((one) => one.get('年龄')?.value)).toEqual([80])
})

test('a fact on record is not overruled, and leaves nothing open', () => {
  const record = new Map([['年龄', { value: 85, source: '公民身份号码', validFrom: null }]])
  expect(factsSaid({ age: '1945' }, on, record).open).toEqual([])
})
