import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'

const services = ['a', 'b', 'c', 'd']
const set = fc.uniqueArray(fc.constantFrom(...services))

test('what begins and what is over turn what stands into what was judged, and touch nothing that was not', () => {
  fc.assert(
    fc.property(set, set, set, (before, yes, judged) => {
      const now = yes.filter((service) => judged.includes(service))
      const { begun, over } = changesOf([{ person: 'p', services: now }], new Map([['p', before]]), judged)
      const after = new Set(before)
      for (const { service } of over) after.delete(service)
      for (const { service } of begun) after.add(service)
      const expected = [...before.filter((service) => !judged.includes(service)), ...now]
      expect([...after].sort()).toEqual([...new Set(expected)].sort())
      expect(begun.every(({ service }) => !before.includes(service))).toBe(true)
    }),
  )
})

test('nothing is written for whom nothing changed', () => {
  expect(changesOf([{ person: 'p', services: ['a', 'b'] }], new Map([['p', ['b', 'a']]]), services)).toEqual({
    begun: [],
    over: [],
  })
})
