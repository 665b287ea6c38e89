import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HitPolicy } from '../document/contract.ts'
import { UNKNOWN, type Unknown, type Value } from '../feel/values.ts'
import { type CompiledTable, compileTable } from './evaluate.ts'
import { same } from './same.ts'

type Row = { matches: boolean | null | Unknown; outputs: () => Value }
/** A table whose rows' conditions are known already. */
function evaluateTable({
  rows,
  byDefault,
  ...table
}: Omit<CompiledTable, 'rows' | 'byDefault'> & { rows: readonly Row[]; byDefault?: () => Value }): Value {
  const compiled = rows.map(({ matches, outputs }) => ({ matches: () => matches, outputs }))
  return compileTable({ ...table, rows: compiled, ...(byDefault ? { byDefault } : {}) })([])
}
const row = (matches: Row['matches'], output: Value): Row => ({ matches, outputs: () => output })
const yes = (output: Value) => row(true, output)
const no = (output: Value) => row(false, output)
const perhaps = (output: Value) => row(UNKNOWN, output)
const priorities = [{ name: null, priorities: ['高', '中', '低'] }]

describe('what each hit policy answers (DMN 1.5, 8.2.10)', () => {
  test.each<[HitPolicy, Row[], Value]>([
    ['unique', [no(1), yes(2), no(3)], 2],
    ['unique', [yes(1), yes(1)], null],
    ['unique', [no(1), row(null, 2)], null],
    ['first', [no(1), yes(2), yes(3)], 2],
    ['any', [yes('a'), no('b'), yes('a')], 'a'],
    ['any', [yes('a'), yes('b')], null],
    ['priority', [yes('低'), yes('高'), yes('中')], '高'],
    ['priority', [yes('没列出'), yes('低')], '低'],
    ['rule order', [yes('低'), no('中'), yes('高')], ['低', '高']],
    ['output order', [yes('低'), yes('高'), yes('中'), yes('高')], ['高', '高', '中', '低']],
    ['collect', [yes(1), yes(1), no(2)], [1, 1]],
    ['collect', [no(1)], []],
    ['sum', [yes(1), yes(2), no(4)], 3],
    ['sum', [yes(1), yes('2')], null],
    ['min', [yes(3), yes(2), no(1)], 2],
    ['max', [yes('甲'), yes('乙')], '甲'],
    ['max', [yes(1), yes('乙')], null],
    ['count', [yes(3), yes(3), no(1)], 2],
    ['count', [no(1)], 0],
  ])('%s of %#', (hitPolicy, rows, expected) => {
    expect(evaluateTable({ hitPolicy, rows, outputs: priorities })).toEqual(expected)
  })

  test.each(HitPolicy.options)('%s says the default where no row holds', (hitPolicy) => {
    expect(evaluateTable({ hitPolicy, rows: [no(1), row(null, 2)], byDefault: () => 7 })).toBe(7)
  })

  test('priority over two columns looks at the first column first', () => {
    const said = (level: string, queue: number) => new Map<string, Value>(Object.entries({ level, queue }))
    const outputs = [
      { name: 'level', priorities: ['高', '低'] },
      { name: 'queue', priorities: [1, 2] },
    ]
    const rows = [yes(said('低', 1)), yes(said('高', 2)), yes(said('高', 1))]
    expect(evaluateTable({ hitPolicy: 'priority', rows, outputs })).toEqual(said('高', 1))
    expect(evaluateTable({ hitPolicy: 'output order', rows, outputs })).toEqual([said('高', 1), said('高', 2), said('低', 1)])
  })
})

describe('with something unknown', () => {
  test.each<[string, HitPolicy, Row[], Value]>([
    ['a row counts only if every earlier one is surely false', 'first', [perhaps(1), yes(2)], UNKNOWN],
    ['an earlier row that would say the same does no harm', 'first', [perhaps(2), yes(2), perhaps(3)], 2],
    ['a later row does not matter', 'first', [no(1), yes(2), perhaps(3)], 2],
    ['a second row might hold too', 'unique', [yes(2), perhaps(2)], UNKNOWN],
    ['two that hold are null whatever the third', 'unique', [yes(1), yes(2), perhaps(3)], null],
    ['all that may hold say the same', 'any', [yes(2), perhaps(2)], 2],
    ['one that may hold says another thing', 'any', [yes(2), perhaps(3)], UNKNOWN],
    ['nothing more urgent may hold', 'priority', [yes('中'), perhaps('低')], '中'],
    ['something more urgent may hold', 'priority', [yes('中'), perhaps('高')], UNKNOWN],
    ['a larger one cannot lower the least', 'min', [yes(1), perhaps(5)], 1],
    ['nothing is added by 0', 'sum', [yes(5), perhaps(0)], 5],
    ['one more would count', 'count', [yes(5), perhaps(5)], UNKNOWN],
    ['an unknown output that does not count', 'count', [yes(UNKNOWN)], 1],
    ['an unknown output', 'first', [yes(UNKNOWN)], UNKNOWN],
  ])('%s: %s', (_, hitPolicy, rows, expected) => {
    expect(evaluateTable({ hitPolicy, rows, outputs: priorities })).toBe(expected)
  })

  test('rows that cannot hold together need not fear one another', () => {
    expect(evaluateTable({ hitPolicy: 'unique', rows: [yes(2), perhaps(3)], disjoint: true })).toBe(2)
  })

  const anOutput = fc.constantFrom<Value>(0, 1, 2, '高', '低', null)
  const aRow = fc.record({ matches: fc.constantFrom<Row['matches']>(true, false, null, UNKNOWN), output: anOutput })
  const aTable = fc.record({
    hitPolicy: fc.constantFrom(...HitPolicy.options),
    rows: fc.array(aRow, { maxLength: 5 }),
    otherwise: fc.option(anOutput, { nil: undefined }),
  })

  test('a definite answer stays when unknowns become known, and an unknown one could become two things', () => {
    fc.assert(
      fc.property(aTable, ({ hitPolicy, rows, otherwise }) => {
        const table = { hitPolicy, outputs: priorities, ...(otherwise === undefined ? {} : { byDefault: () => otherwise }) }
        const answer = (known: readonly { matches: Row['matches']; output: Value }[]) =>
          evaluateTable({ ...table, rows: known.map((it) => row(it.matches, it.output)) })
        const now = answer(rows)
        const later = waysOut(rows).map(answer)
        if (now === UNKNOWN) expect(later.some((it) => !same(it, later[0] ?? null))).toBe(true)
        else for (const it of later) expect(same(it, now), `${String(it)} is not ${String(now)}`).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

/** Every way in which the unknown rows may turn out. */
function waysOut<R extends { matches: Row['matches'] }>([head, ...tail]: R[]): R[][] {
  if (!head) return [[]]
  const rest = waysOut(tail)
  const ways = head.matches === UNKNOWN ? [true, false] : [head.matches]
  return ways.flatMap((matches) => rest.map((others) => [{ ...head, matches }, ...others]))
}
