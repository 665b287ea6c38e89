import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HitPolicy } from '../../document/contract.ts'
import { compile } from '../../feel/compile/compile.ts'
import { literal } from '../../feel/operate/index.ts'
import { parseExpression, parseUnaryTests } from '../../feel/parse.ts'
import type { Value } from '../../feel/values.ts'
import { checkTable } from './check.ts'
import type { Column, Finding } from './contract.ts'

const months: Column = { name: '月龄', domain: { kind: 'number', low: 0, whole: true } }
const level: Column = { name: '照护等级', domain: { kind: 'number', low: 0, high: 6, whole: true } }
const kind: Column = { name: '类型', domain: { kind: 'text', values: ['低保', '低收入', '其他'] } }
const poor: Column = { name: '低保', domain: { kind: 'boolean' } }

function checked(columns: Column[], rows: string[][], hitPolicy: HitPolicy = 'unique', then: string[] = []) {
  return checkTable({
    hitPolicy,
    columns,
    rows: rows.map((tests, i) => ({
      when: tests.map((it) => parseUnaryTests(it)),
      ...(then[i] ? { output: parseExpression(then[i]) } : {}),
    })),
  })
}

const conditions = (columns: Column[], rows: (string | null)[], hitPolicy: HitPolicy = 'first') =>
  checkTable({ hitPolicy, columns, rows: rows.map((it) => ({ when: it === null ? null : parseExpression(it) })) })

const brief = (finding: Finding) => {
  const at = 'point' in finding ? finding.point.map(({ value }) => literal(value)).join(' ') : ''
  const rows = finding.kind === 'overlap' ? finding.rows.join('+') : 'row' in finding ? String(finding.row) : ''
  return [finding.kind, rows, at].filter((it) => it !== '').join(' ')
}

describe('tables of unary tests', () => {
  test.each<[string, Column[], string[][], string[]]>([
    ['bands that meet', [months], [['< 12'], ['[12..36)'], ['>= 36']], []],
    ['a month left out', [months], [['< 12'], ['(12..36)'], ['>= 36']], ['gap 12']],
    ['a month taken twice', [months], [['<= 12'], ['[12..36)'], ['>= 36']], ['overlap 1+2 12']],
    ['whole numbers have nothing between 11 and 12', [months], [['<= 11'], ['>= 12']], []],
    ['other numbers have', [{ name: '面积', domain: { kind: 'number', low: 0 } }], [['<= 11'], ['>= 12']], ['gap 11.5']],
    ['a level that nobody has', [level], [['[0..6]'], ['7']], ['never 2']],
    ['a value of a list left out', [kind], [['"低保", "低收入"']], ['gap "其他"']],
    ['all but one, and that one', [kind], [['not("低保")'], ['"低保"']], []],
    ['any other text', [{ name: '城市' }], [['"上海"'], ['"北京"']], ['gap "其他"']],
    ['yes and no', [poor], [['true'], ['false']], []],
    [
      'days',
      [{ name: '生日', domain: { kind: 'date' } }],
      [['< date("1960-01-01")'], ['> @"1960-01-01"']],
      ['gap @"1960-01-01"'],
    ],
    [
      'two columns',
      [level, poor],
      [
        ['< 2', '-'],
        ['>= 2', 'true'],
        ['>= 3', 'false'],
      ],
      ['gap 2 false'],
    ],
    [
      'a dash beside a test',
      [level, poor],
      [
        ['-', 'true'],
        ['6', '-'],
        ['< 6', 'false'],
      ],
      ['overlap 1+2 6 true'],
    ],
    ['conditions on ?', [level], [['? > 3 and ? < 6'], ['? <= 3 or ? = 6']], []],
  ])('%s', (_, columns, rows, expected) => {
    expect(checked(columns, rows).findings.map(brief)).toEqual(expected)
  })

  test('a table without fault is known to be disjoint and complete', () => {
    expect(checked([months], [['< 12'], ['>= 12']])).toEqual({ findings: [], disjoint: true, complete: true })
  })

  test('rows that say the same may overlap under any, others not', () => {
    expect(checked([level], [['[0..4]'], ['[3..6]']], 'any', ['1', '1']).findings).toEqual([])
    expect(checked([level], [['[0..4]'], ['[3..6]']], 'any', ['1', '2']).findings.map(brief)).toEqual(['overlap 1+2 3'])
    expect(checked([level], [['[0..4]'], ['[3..6]']], 'any', ['1', 'x + 1']).findings.map(brief)).toEqual(['cannot tell 2'])
  })

  test('lists of all that hold may be empty and long', () => {
    expect(checked([level], [['> 3'], ['> 4']], 'collect').findings).toEqual([])
    expect(checked([level], [['> 3'], ['> 4']], 'max').findings.map(brief)).toEqual(['gap 0'])
  })

  test('a test that is no comparison cannot be told, but what is sure is', () => {
    const { findings } = checked(
      [level, poor],
      [
        ['< 2', '-'],
        ['string length(string(?)) = 1', 'true'],
        ['< 2', 'true'],
      ],
    )
    expect(findings.map(brief)).toEqual(['gap 2 false', 'overlap 1+3 0 true', 'cannot tell 2'])
  })
})

describe('tables of conditions', () => {
  test.each<[string, (string | null)[], string[]]>([
    ['the last row always holds', ['月龄 < 12 and 低保', null], []],
    ['a row behind one that always holds', [null, '月龄 < 12'], ['unreachable 2']],
    ['each row has something left', ['月龄 < 12', '月龄 >= 12 and not(低保)', '月龄 > 20', '低保'], []],
    ['what cannot be compared is null, and null and false is false', ['not(月龄 = "甲" and 低保)', '低保'], []],
    ['hidden by two rows', ['低保', '低保 = false and 月龄 > 3', '月龄 in [5..9]', '月龄 between 0 and 3'], ['unreachable 3']],
    ['contradiction', ['月龄 < 3 and 月龄 > 5', null], ['never 1']],
    ['a gap', ['月龄 in (< 3, > 5)', '低保'], ['gap 3 false']],
  ])('%s', (_, rows, expected) => {
    expect(conditions([months, poor], rows).findings.map(brief)).toEqual(expected)
  })

  test('says what it found in both languages', () => {
    const [finding] = conditions([months, poor], ['月龄 in (< 3, > 5)', '低保']).findings
    expect(finding?.says).toEqual({
      zh: '没有一行管这种情形：月龄 = 3 and 低保 = false',
      en: 'No row covers 月龄 = 3 and 低保 = false',
    })
  })
})

/** Every point of two small domains, by trying it. */
function byTrying(rows: string[][]): { gap: boolean; overlap: boolean } {
  const compiled = rows.map((tests) => tests.map((it) => compile(parseUnaryTests(it), ['?'])))
  const found = { gap: false, overlap: false }
  for (let a = 0; a <= 6; a += 1)
    for (const b of [true, false]) {
      const point: Value[] = [a, b]
      const hits = compiled.filter((tests) => tests.every((it, i) => it([point[i] ?? null]) === true)).length
      if (hits === 0) found.gap = true
      if (hits > 1) found.overlap = true
    }
  return found
}

test('finds a gap or an overlap exactly where trying every point does, and its examples are true ones', () => {
  const number = fc.integer({ min: -1, max: 7 })
  const aTest = fc.oneof(
    fc.constant('-'),
    number.map(String),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map(([sign, it]) => `${sign} ${it}`),
    fc
      .tuple(fc.constantFrom('[', '('), number, fc.nat(4), fc.constantFrom(']', ')'))
      .map(([open, low, more, close]) => `${open}${low}..${low + more}${close}`),
    fc.tuple(number, number).map(([a, b]) => `not(${a}, > ${b})`),
  )
  const aRow = fc.tuple(aTest, fc.constantFrom('-', 'true', 'false', 'not(true)'))
  fc.assert(
    fc.property(fc.array(aRow, { minLength: 1, maxLength: 5 }), (rows) => {
      const { findings, disjoint, complete } = checked([level, poor], rows)
      const tried = byTrying(rows)
      expect({ gap: !complete, overlap: !disjoint }).toEqual(tried)
      for (const finding of findings) {
        if (finding.kind !== 'gap' && finding.kind !== 'overlap') continue
        const hits = rows.flatMap((tests, row) =>
          tests.every((it, i) => compile(parseUnaryTests(it), ['?'])([finding.point[i]?.value ?? null]) === true)
            ? [row + 1]
            : [],
        )
        if (finding.kind === 'gap') expect(hits).toEqual([])
        else expect(hits).toEqual(expect.arrayContaining([...finding.rows]))
      }
    }),
    { numRuns: 500 },
  )
})
