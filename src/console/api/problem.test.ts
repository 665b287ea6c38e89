import { afterEach, expect, test, vi } from 'vitest'
import { ApiProblem, sentenceOf } from './problem.ts'

afterEach(() => vi.unstubAllGlobals())

test('a page that cannot be fetched without a network says so; any other surprise stays one', () => {
  const fault = new TypeError('Failed to fetch dynamically imported module')
  const unexpected = sentenceOf(fault)
  vi.stubGlobal('navigator', { onLine: false })
  expect(sentenceOf(fault)).toBe(sentenceOf(new ApiProblem({ status: 0, code: 'unreachable' })))
  expect(sentenceOf(fault)).not.toBe(unexpected)
})
