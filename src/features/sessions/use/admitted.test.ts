import { expect, test } from 'vitest'
import { aRule, on } from '../../../platform/rules/decide/decide.test-support.ts'
import { agesAdmitted } from './admitted.ts'

const says = { zh: '条件' }
const admitted = (...conditions: string[]) =>
  agesAdmitted(aRule({ all: conditions.map((when) => ({ when, says })) }), ['试.规则'], on)

test.each([
  [['月龄 in [12..36)', '户籍区 = "本区"'], { from: 12, to: 36 }],
  [['月龄 >= 18', '年龄 < 3'], { from: 18, to: 36 }],
  [['年龄 < 6'], { from: 0, to: 72 }],
  [['低保'], { from: 0, to: 216 }],
  [['年龄 >= 60'], undefined],
])('%j admits children of %j, whatever else it asks', (conditions, ages) => {
  expect(admitted(...conditions)).toEqual(ages)
})

test('several services admit whom any of them does; one without a rule everybody, one whose rule is not in force nobody', () => {
  const book = aRule({ all: [{ when: '月龄 < 12', says }] }, undefined, {
    较大: { kind: 'eligibility', all: [{ when: '月龄 in [24..36)', says }] },
    以后: { kind: 'eligibility', validFrom: '2030-01-01', all: [{ when: '月龄 >= 0', says }] },
  })
  expect(agesAdmitted(book, ['试.规则', '试.较大'], on)).toEqual({ from: 0, to: 36 })
  expect(agesAdmitted(book, ['试.较大', '试.以后'], on)).toEqual({ from: 24, to: 36 })
  expect(agesAdmitted(book, [undefined], on)).toEqual({ from: 0, to: 216 })
  expect(agesAdmitted(book, [], on)).toBeUndefined()
})
