import { expect, test } from 'vitest'
import { dayOf } from './clock.ts'

test('the day of an instant is that of Shanghai, whichever day was asked for before', () => {
  const days = [
    '2025-06-30T15:59:59.999Z',
    '2025-06-30T16:00:00Z',
    '2025-07-01T15:59:59Z',
    '2025-06-30T15:59:59Z',
    '1988-07-01T15:30:00Z',
  ]
  // In July 1988 Shanghai kept summer time: half past three in the afternoon UTC was half past midnight.
  expect(days.map((at) => dayOf(new Date(at)))).toEqual(['2025-06-30', '2025-07-01', '2025-07-01', '2025-06-30', '1988-07-02'])
})
