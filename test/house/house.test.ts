import { expect, test } from 'vitest'
import { circlesIn } from './graph.ts'
import { houseRules } from './rules.ts'

const rules = houseRules(
  new Map([
    ['plans', 'ground'],
    ['sessions', 'engine'],
    ['visits', 'engine'],
    ['home', 'composer'],
  ]),
)
const brokenBy = (from: string, to: string) =>
  rules.filter((rule) => rule.breaks({ from, to, typesOnly: false })).map((rule) => rule.name)

test.each([
  ['src/platform/clock.ts', 'src/features/plans/index.ts', 'the platform knows no feature and no face'],
  ['src/console/main.tsx', 'src/features/plans/console/index.tsx', 'the frames know no feature'],
  ['src/features/plans/actions.ts', 'src/features/sessions/index.ts', 'imports go down the floors, and engines do not meet'],
  ['src/features/sessions/actions.ts', 'src/features/visits/index.ts', 'imports go down the floors, and engines do not meet'],
  ['src/features/home/index.ts', 'src/features/plans/indicators/store.ts', 'features meet at the door'],
  ['src/features/plans/tasks/contract.ts', 'src/platform/clock.ts', 'contracts are pure'],
  ['src/features/plans/rules.ts', 'node:fs', 'rules are pure'],
  ['src/features/plans/tasks/actions.ts', 'kysely', 'SQL lives in stores'],
  ['src/features/plans/tasks/routes.ts', 'src/features/plans/tasks/store.ts', 'routes and pages call actions'],
  ['src/features/plans/console/a.tsx', 'src/platform/database/connect.ts', 'the browser gets shapes and pure rules only'],
  ['src/product.ts', 'test/support/world.ts', 'the product does not need its tests'],
])('%s may not import %s', (from, to, rule) => {
  expect(brokenBy(from, to)).toContain(rule)
})

test('what the rules allow is allowed', () => {
  expect(brokenBy('src/features/home/index.ts', 'src/features/plans/index.ts')).toEqual([])
  expect(brokenBy('src/features/sessions/actions.ts', 'src/features/plans/index.ts')).toEqual([])
  expect(brokenBy('src/features/plans/tasks/store.ts', 'kysely')).toEqual([])
})

test('a circle is found, however long; one that needs only types is none', () => {
  const circle = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
  ].map(([from, to]) => ({ from: from as string, to: to as string, typesOnly: false }))
  expect(circlesIn(circle)).toEqual([['a', 'b', 'c', 'a']])
  expect(circlesIn(circle.map((it) => ({ ...it, typesOnly: it.from === 'c' })))).toEqual([])
})
