import { expect, test } from 'vitest'
import { feel } from '../feel.test-support.ts'
import { literal } from '../operate/index.ts'
import { temporalFromText } from '../temporal/from-text.ts'
import type { FeelDateTime } from '../values.ts'
import { builtins, builtinsFor } from './index.ts'

test.each([
  ['get value({key1: "value1"}, "key1")', '"value1"'],
  ['get value({key1: "value1"}, "unexistent-key")', 'null'],
  ['get value(m: {a: 1}, key: "a")', '1'],
  ['get value(1, "a")', 'null'],
  ['get entries({key1: "value1", key2: 2})', '[{key: "key1", value: "value1"}, {key: "key2", value: 2}]'],
  ['context([{key: "a", value: 1}, {key: "b", value: 2, something: "else"}])', '{a: 1, b: 2}'],
  ['context({key: "a", value: null})', '{a: null}'],
  ['context([{key: "a", value: 1}, {key: "b"}])', 'null'],
  ['context([{key: "a", value: 1}, {key: "a", value: 2}])', 'null'],
  ['context([{key: 1, value: 1}])', 'null'],
  ['context put({x: 1, y: 0, z: 0}, "y", 2)', '{x: 1, y: 2, z: 0}'],
  ['context put({x: 1}, "y", 2)', '{x: 1, y: 2}'],
  ['context put({x: 1}, ["y"], 2)', '{x: 1, y: 2}'],
  ['context put({x: 1, y: {a: 0}}, ["y", "a"], 2)', '{x: 1, y: {a: 2}}'],
  ['context put(context: {x: 1, y: {a: 0}}, keys: ["y", "b"], value: null)', '{x: 1, y: {a: 0, b: null}}'],
  ['context put({x: 1, y: {a: 0}}, ["x", "a"], 2)', 'null'],
  ['context put({x: 1, y: {a: 0}}, [], 2)', 'null'],
  ['context put({x: 1}, null, 2)', 'null'],
  ['context put({x: 1}, "y")', 'null'],
  ['context merge([{x: 1}, {y: 2}])', '{x: 1, y: 2}'],
  ['context merge([{x: 1, y: 0}, {y: 2}])', '{x: 1, y: 2}'],
  ['context merge([{x: 1}, 2])', 'null'],
  ['is(date("2012-12-25"), time("23:00:50"))', 'false'],
  ['is(date("2012-12-25"), date("2012-12-25"))', 'true'],
  ['is(time("23:00:50z"), time("23:00:50"))', 'false'],
  ['is(time("23:00:50z"), time("23:00:50+00:00"))', 'true'],
  ['is(@"2020-01-01T00:00:00Z", @"2020-01-01T00:00:00@Etc/UTC")', 'false'],
  ['is(null, null)', 'true'],
  ['is(null, 1)', 'false'],
  ['is(1, "1")', 'false'],
  ['is([1.0, {a: 2}], [1, {a: 2}])', 'true'],
  ['is({a: 1}, {b: 1})', 'false'],
  ['is([1..2], [1..2))', 'false'],
  ['day of year(date(2019, 9, 17))', '260'],
  ['day of week(date(2019, 9, 17))', '"Tuesday"'],
  ['month of year(@"2019-09-17T10:00:00")', '"September"'],
  ['week of year(date(2005, 1, 1))', '53'],
  ['week of year(date: date(2003, 12, 29))', '1'],
  ['day of week("2019-09-17")', 'null'],
  ['now()', 'null'],
  ['today()', 'null'],
])('%s is %s', (expression, result) => {
  expect(feel(expression)).toBe(result)
})

test('now and today answer the moment that was given, and nothing where none was', () => {
  const now = temporalFromText('2026-11-22T09:05:00@Asia/Shanghai') as FeelDateTime
  const library = builtinsFor({ now })
  expect(literal(library.get('now')?.call([]) ?? null)).toBe('@"2026-11-22T09:05:00@Asia/Shanghai"')
  expect(literal(library.get('today')?.call([]) ?? null)).toBe('@"2026-11-22"')
  expect(library.get('today')?.call([1])).toBeNull()
})

test('no function throws, whatever it is given', () => {
  const samples = [
    '',
    'a',
    '[',
    0,
    1,
    -1.5,
    1e15,
    true,
    null,
    [],
    [1],
    [null],
    new Map(),
    temporalFromText('P1D'),
    temporalFromText('2020-01-01'),
  ]
  for (const fn of builtins.values()) {
    for (const a of samples) {
      for (const b of samples) {
        for (const args of [[], [a], [a, b], [a, b, a], [a, b, a, b]]) expect(fn.call(args as never)).not.toBeUndefined()
      }
    }
  }
})
