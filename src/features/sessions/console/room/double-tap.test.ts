import { expect, test } from 'vitest'
import { isEcho } from './double-tap.ts'

test('the second half of a double tap is told from a tap of its own by time and place', () => {
  const first = { at: 1000, x: 318, y: 676 }
  expect(isEcho(first, undefined)).toBe(false)
  expect(isEcho({ at: 1180, x: 322, y: 670 }, first)).toBe(true)
  expect(isEcho({ at: 1180, x: 318, y: 766 }, first), 'the row below').toBe(false)
  expect(isEcho({ at: 1700, x: 318, y: 676 }, first), 'the same button, a moment later').toBe(false)
})
