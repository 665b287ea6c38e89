import { expect, test } from 'vitest'
import { warningOf } from './rules.ts'

const systolic = { name: '收缩压', unit: 'mmHg', plausible: [50, 260], usual: [90, 139], fromAge: 18 } as const
const kind = {
  ...systolic,
  plausible: [...systolic.plausible] as [number, number],
  usual: [...systolic.usual] as [number, number],
}

test.each([
  [49, 70, 'implausible'],
  [50, 70, 'below_usual'],
  [90, 70, undefined],
  [139, 70, undefined],
  [140, 70, 'above_usual'],
  [261, 70, 'implausible'],
  [80, 6, undefined],
  [80, null, undefined],
] as const)('%s mmHg at the age of %s is %s', (value, age, said) => {
  expect(warningOf({ name: '收缩压', value, unit: 'mmHg' }, kind, age)?.kind).toBe(said)
})

test('of what nothing is known nothing is said', () => {
  expect(warningOf({ name: '骨密度', value: 9999, unit: '' }, undefined, 70)).toBeUndefined()
})
