import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, canFollow, drawn, stateOn } from './rules.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const draw = (candidates: readonly Candidate[], seed = 'a'.repeat(64)) => drawn(candidates, { seed, digest })

const candidates = fc.uniqueArray(fc.record({ id: fc.uuid(), points: fc.integer({ min: 0, max: 3 }) }), {
  selector: ({ id }) => id,
  maxLength: 60,
})

test('the same applications and seed give the same draw, in whatever order they came in', () => {
  fc.assert(
    fc.property(candidates, fc.infiniteStream(fc.nat()), (all, numbers) => {
      const shuffled = all
        .map((one) => ({ one, at: numbers.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      expect(draw(shuffled)).toEqual(draw(all))
    }),
  )
})

test('nobody is drawn twice, nobody is left out, ranks run from one without a gap, and a group never comes before one of more points', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      const result = draw([...all, ...all])
      expect(result.map(({ application }) => application).sort()).toEqual(all.map(({ id }) => id).sort())
      expect(result.map(({ rank }) => rank)).toEqual(all.map((_, at) => at + 1))
      const points = new Map(all.map((one) => [one.id, one.points]))
      const inOrder = result.map(({ application }) => points.get(application) ?? 0)
      expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a))
    }),
  )
})

test('every applicant of a group is equally likely to get each of the places', () => {
  const ids = Array.from({ length: 8 }, (_, at) => ({ id: `019799f6-0000-7000-8000-00000000000${at}`, points: 0 }))
  const rounds = 8000
  const places = new Map<string, number>()
  for (let round = 0; round < rounds; round++)
    for (const { application, rank } of draw(ids, digest(`round ${round}`)))
      places.set(`${application} ${rank}`, (places.get(`${application} ${rank}`) ?? 0) + 1)
  const expected = rounds / 8
  const chiSquared = [...places.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
  expect(places.size).toBe(64)
  // 49 degrees of freedom: beyond 85.35 in one of a thousand fair draws.
  expect(chiSquared).toBeLessThan(85.35)
})

test('anybody computes a rank again with a shell: the digest is of the seed followed by the id', () => {
  const id = '019799f6-0000-7000-8000-000000000001'
  const [only] = draw([{ id, points: 5 }], '0'.repeat(64))
  // printf '%s%s' SEED ID | sha256sum
  expect(only).toEqual({ application: id, group: 1, rank: 1, digest: digest(`${'0'.repeat(64)}${id}`) })
})

test.each([
  ['2025-06-30', 'announced'],
  ['2025-07-01', 'open'],
  ['2025-07-09', 'open'],
  ['2025-07-10', 'closed'],
  ['2025-09-01', 'closed'],
  ['2025-12-31', 'over'],
] as const)('on %s a course that is not drawn is %s', (today, state) => {
  const calendar = { applyFrom: '2025-07-01', applyUntil: '2025-07-10', startsOn: '2025-09-01', endsOn: '2025-12-31' }
  expect(stateOn(today, { ...calendar, isDrawn: false, isCancelled: false })).toBe(state)
  expect(stateOn(today, { ...calendar, isDrawn: true, isCancelled: true })).toBe('cancelled')
})

test('a course can be followed by whoever is free at more than half of its meetings', () => {
  expect(canFollow({ meetings: 10, clashes: 4 })).toBe(true)
  expect(canFollow({ meetings: 10, clashes: 5 })).toBe(false)
  expect(canFollow({ meetings: 0, clashes: 0 })).toBe(false)
})
