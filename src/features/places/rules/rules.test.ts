import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchAddress, shortName } from './address.ts'
import { bedRun } from './bed-labels.ts'
import { readAttribute } from './catalogue.ts'
import { type Stretch, setFrom } from './line.ts'

describe('a line of dated values', () => {
  const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)
  const change = fc.record({
    on: fc.integer({ min: 0, max: 40 }),
    value: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
  })

  test('says on every day what the last change said, however the changes came in, and never two things at once', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 14 }), (changes) => {
        let line: Stretch<string>[] = []
        const model = new Map<number, string | null>()
        let made = 0
        for (const { on, value } of changes) {
          const { withdraw, add } = setFrom(line, day(on), value)
          line = [...line.filter(({ id }) => !withdraw.includes(id)), ...add.map((row) => ({ ...row, id: String(made++) }))]
          // Brute force: the days up to the next change already known say the new value.
          const before = valueAt(model, on)
          if (before !== value) model.set(on, value)
          forgetEmptyEnds(model)
        }
        for (let n = -1; n <= 42; n++) {
          const holding = line.filter(({ from, to }) => from <= day(n) && (to === null || day(n) < to))
          expect(holding.length).toBeLessThanOrEqual(1)
          expect(holding[0]?.value ?? null).toBe(valueAt(model, n))
        }
      }),
      { numRuns: 500 },
    )
  })

  /** An end of nothing is no change: nobody remembers it. */
  function forgetEmptyEnds(model: Map<number, string | null>): void {
    let before: string | null = null
    for (const on of [...model.keys()].sort((a, b) => a - b)) {
      const value = model.get(on) ?? null
      if (value === null && before === null) model.delete(on)
      before = value
    }
  }

  function valueAt(model: Map<number, string | null>, n: number): string | null {
    const last = [...model.keys()].filter((on) => on <= n).sort((a, b) => b - a)[0]
    return last === undefined ? null : (model.get(last) ?? null)
  }
})

describe('a run of beds', () => {
  test.each([
    ['201-1', '202-2', ['201-1', '201-2', '202-1', '202-2']],
    ['1', '3', ['1', '2', '3']],
    ['A08', 'A10', ['A08', 'A09', 'A10']],
    ['3F-201-1', '3F-202-1', ['3F-201-1', '3F-202-1']],
    ['东-1', '东-2', ['东-1', '东-2']],
    ['大床', '大床', ['大床']],
  ])('%s…%s', (first, last, labels) => expect(bedRun(first, last)?.map(({ label }) => label)).toEqual(labels))
  test('knows the room of each', () => expect(bedRun('201-1', '201-2')?.[1]).toEqual({ label: '201-2', room: '201' }))
  test.each([
    ['220-4', '201-1'],
    ['201-1', '5'],
    ['A1', 'B3'],
    ['1', '99999'],
    ['', '3'],
    ['大床', '小床'],
  ])('%s…%s is none', (first, last) => expect(bedRun(first, last)).toBeUndefined())
  test('has as many beds as rooms times beds a room', () =>
    fc.assert(
      fc.property(fc.nat(20), fc.nat(5), (rooms, beds) => {
        expect(bedRun(`${201}-1`, `${201 + rooms}-${1 + beds}`)).toHaveLength((rooms + 1) * (beds + 1))
      }),
    ))
})

describe('an address', () => {
  const areas = [
    { code: 's1', parent: null, name: '夏阳街道' },
    { code: 's2', parent: null, name: '朱家角镇' },
    { code: 'c1', parent: 's1', name: '东盛社区居委会' },
    { code: 'c2', parent: 's1', name: '青平社区居委会' },
    { code: 'c3', parent: 's2', name: '新胜村委会' },
    { code: 'c4', parent: 's2', name: '东盛村委会' },
    { code: 'c5', parent: 's2', name: '新胜东村委会' },
  ]
  test.each([
    ['青浦区夏阳街道东盛社区12号', undefined, 's1', 'c1', []],
    ['朱家角镇新胜东村3组', undefined, 's2', 'c5', []],
    ['朱家角镇新胜村3组', undefined, 's2', 'c3', []],
    ['青平小区5号楼', undefined, 's1', 'c2', []],
    ['东盛村活动室', 's2', 's2', 'c4', []],
    ['淀山湖大道100号', undefined, null, null, []],
    ['淀山湖大道100号', 's1', 's1', null, []],
  ])('%s (街镇 %s) is %s %s', (address, known, street, committee, among) => {
    expect(matchAddress(address, areas, known)).toEqual({ street, committee, among })
  })
  test('that may mean two committees is left to a person', () => {
    const two = [...areas, { code: 'c6', parent: 's2', name: '青平社区居委会' }]
    expect(matchAddress('青平小区', two)).toEqual({ street: null, committee: null, among: ['c2', 'c6'] })
    expect(matchAddress('朱家角镇青平小区', two).committee).toBe('c6')
  })
  test.each([
    ['东盛社区居委会', '东盛'],
    ['新胜村委会', '新胜村'],
    ['社区居委会', '社区'],
    ['章堰村民委员会', '章堰村'],
  ])('%s is written %s', (name, short) => expect(shortName(name)).toBe(short))
})

describe('a value of an attribute', () => {
  const names = { zh: '名', en: 'name' }
  const area = { ...names, kind: 'number' as const, unit: '㎡', min: 1, max: 500 }
  const access = {
    ...names,
    kind: 'set' as const,
    choices: { ramp: { zh: '坡道', en: 'ramp' }, lift: { zh: '电梯', en: 'lift' } },
  }
  test.each([
    [area, '１20.5', { value: '120.5' }],
    [area, '0', { expected: '1–500 ㎡' }],
    [area, 'many', { expected: '1–500 ㎡' }],
    [{ ...area, whole: true }, '3.5', { expected: '1–500 ㎡' }],
    [{ ...names, kind: 'flag' as const }, '是', { value: 'yes' }],
    [{ ...names, kind: 'flag' as const }, '也许', { expected: 'yes / no（是 / 否）' }],
    [access, '电梯、坡道', { value: 'ramp,lift' }],
    [access, '飞行', { expected: '坡道、电梯' }],
  ])('%o reads %s as %o', (attribute, text, expected) => expect(readAttribute(attribute, text)).toEqual(expected))
})
