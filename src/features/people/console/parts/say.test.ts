import { expect, test } from 'vitest'
import { dayAfter, lastDay, periodText } from './say.ts'

test('a period ends, for who reads it, on its last day; who types a last day means it whole', () => {
  const words = (key: string, values?: Record<string, unknown>) => `${key} ${Object.values(values ?? {}).join(' ')}`
  expect(periodText({ validFrom: '2025-07-01', validTo: '2026-07-01' }, words)).toBe(
    'console.people.period 2025-07-01 2026-06-30',
  )
  expect(dayAfter('2026-06-30')).toBe('2026-07-01')
  expect(dayAfter('')).toBe('')
  expect(lastDay({ from: '2026-03-01', to: '2026-03-01' })).toBe('2026-03-01')
})
