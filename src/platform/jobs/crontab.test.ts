import { expect, test } from 'vitest'
import { crontabItems } from './crontab.ts'

const fires = (line: string, utc: string) => {
  const at = new Date(utc)
  const [item] = crontabItems([line], new Set(['x.y']))
  return item?.match({
    min: at.getUTCMinutes(),
    hour: at.getUTCHours(),
    date: at.getUTCDate(),
    month: at.getUTCMonth() + 1,
    dow: at.getUTCDay(),
  })
}

test.each([
  ['0 2 * * * x.y', '2026-03-01T18:00:00Z', true], // 2 March, 02:00 in Shanghai
  ['0 2 * * * x.y', '2026-03-01T02:00:00Z', false],
  ['0 2 1 3 * x.y', '2026-02-28T18:00:00Z', new Date().getUTCFullYear() % 4 !== 0], // the night into March, unless this February has a 29th
  ['30 0 1 1 * x.y', '2026-12-31T16:30:00Z', true],
  ['15 9 * * 1 x.y', '2026-11-23T01:15:00Z', true], // a Monday
  ['15 1 * * 1 x.y', '2026-11-22T17:15:00Z', true], // still Sunday in London
  ['*/15 * * * * x.y', '2026-11-22T17:45:00Z', true],
])('%s at %s: %s', (line, utc, expected) => {
  expect(fires(line, utc)).toBe(expected)
})
