import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'

const services = ['a', 'b', 'c', 'd']
const set = fc.uniqueArray(fc.constantFrom(...services))
const of = (entitled: { service: string }[]) => entitled.map(({ service }) => service)

test('what begins and what is over turn what stands into what was judged, and touch nothing that was not', () => {
  fc.assert(
    fc.property(set, set, set, set, set, (before, wasUnsure, yes, needs, judged) => {
      const now = yes.filter((service) => judged.includes(service))
      const unsure = needs.filter((service) => judged.includes(service) && !now.includes(service))
      const stood = { services: before, unsure: wasUnsure.filter((service) => before.includes(service)) }
      const { begun, over, lapsed, settled } = changesOf(
        [{ person: 'p', services: now, unsure }],
        new Map([['p', stood]]),
        judged,
      )
      const after = new Set(before)
      const open = new Set(stood.unsure)
      for (const { service } of over) after.delete(service)
      for (const { service } of begun) after.add(service)
      for (const service of [...of(over), ...of(settled)]) open.delete(service)
      for (const { service } of lapsed) open.add(service)
      const kept = before.filter((service) => !judged.includes(service) || unsure.includes(service))
      expect([...after].sort()).toEqual([...new Set([...kept, ...now])].sort())
      const notAsked = stood.unsure.filter((service) => !judged.includes(service))
      expect([...open].sort()).toEqual([...notAsked, ...unsure.filter((service) => before.includes(service))].sort())
      expect(begun.every(({ service }) => !before.includes(service))).toBe(true)
    }),
  )
})

test.each([
  ['yes', { services: ['a'], unsure: [] }, { begun: [], over: [], lapsed: [], settled: [] }],
  ['needs', { services: [], unsure: ['a'] }, { begun: [], over: [], lapsed: ['a'], settled: [] }],
  ['no', { services: [], unsure: [] }, { begun: [], over: ['a'], lapsed: [], settled: [] }],
])('what stands and is judged anew: %s', (_outcome, now, expected) => {
  const changes = changesOf([{ person: 'p', ...now }], new Map([['p', { services: ['a'], unsure: [] }]]), ['a'])
  expect(Object.fromEntries(Object.entries(changes).map(([key, all]) => [key, of(all)]))).toEqual(expected)
})

test('nothing is written for whom nothing changed', () => {
  const stood = { services: ['b', 'a'], unsure: ['b'] }
  expect(changesOf([{ person: 'p', services: ['a'], unsure: ['b'] }], new Map([['p', stood]]), services)).toEqual({
    ...{ begun: [], over: [], lapsed: [], settled: [] },
  })
})
