import { describe, expect, test } from 'vitest'
import { wordsOf, wordTable } from '../../../platform/words/words.ts'
import { compare, linesOf } from './draft/difference.ts'
import { placeText } from './editing/place-text.ts'
import { at, placeOf, readWritten, textOfWritten, withAt, writtenRule } from './editing/written.ts'
import { cellText } from './rule/cell.ts'
import zh from './words.zh.json' with { type: 'json' }

const words = wordsOf(wordTable([zh]))

describe('a cell of a table', () => {
  test.each([
    ['[65..70)', '65 至不满 70'],
    ['(2..6]', '2 以上至 6'],
    ['>= 80', '80 及以上'],
    ['< 65', '不到 65'],
    ['"重度"', '重度'],
    ['"中度", "重度"', '中度或重度'],
    ['true', '是'],
    ['-', '不限'],
    ['not(低保)', 'not(低保)'],
    ['年龄 + 1', '年龄 + 1'],
  ])('%s is read as %s', (cell, said) => expect(cellText(cell, words)).toBe(said))
})

describe('a place of a fault', () => {
  test.each([
    ['all[1].when', '第 2 条 · 条件'],
    ['all[1].any[0].says.zh', '第 2 条第 1 项 · 说明'],
    ['row 3.then', '第 3 行 · 结果'],
    ['row 2.when[1]', '第 2 行 · 条件 · 第 2 列'],
    ['rules', '表格'],
    ['source.place', '依据'],
    ['', '整条规则'],
  ])('%s is called %s', (place, said) => expect(placeText(place, words)).toBe(said))

  test('is named by a path as the check names it', () => {
    expect(placeOf(['all', 1, 'any', 0, 'when'])).toBe('all[1].any[0].when')
    expect(placeOf(['rules', 2, 'when', 0])).toBe('row 3.when[0]')
    expect(placeOf(['source', 'document'])).toBe('source.document')
  })
})

describe('what is written', () => {
  const text = "kind: fee\nvalidFrom: 2025-01-01\nrules:\n  - { when: '年龄 >= 80', then: 0 }\n  - { then: 500 }\n"
  const written = readWritten(text) ?? {}

  test('is changed at one place and stays as it was elsewhere', () => {
    const changed = withAt(written, ['rules', 1, 'then'], 650)
    expect(at(changed, ['rules', 1, 'then'])).toBe(650)
    expect(at(changed, ['rules', 0])).toBe(at(written, ['rules', 0]))
    expect(Object.keys(changed)).toEqual(['kind', 'validFrom', 'rules'])
    expect(readWritten(textOfWritten(changed))).toEqual(changed)
  })

  test('loses an entry or a row that is taken away', () => {
    expect(at(withAt(written, ['rules', 0], undefined), ['rules', 0, 'then'])).toBe(500)
    expect(withAt({ source: { place: '一', unsure: '未印' } }, ['source', 'unsure'], undefined)).toEqual({
      source: { place: '一' },
    })
  })

  test('is no rule yet while it cannot be read', () => {
    expect(readWritten('kind: [')).toBeUndefined()
    expect(readWritten('年龄')).toBeUndefined()
  })
})

test('two versions are compared line by line; a changed condition is seen though its sentence stayed', () => {
  const rule = (when: string, extra = '') =>
    writtenRule(
      readWritten(`kind: eligibility\nvalidFrom: 2025-01-01\nall:\n  - { when: '${when}', says: { zh: 满龄 } }\n${extra}`) ?? {},
    )
  const [before, after] = [rule('年龄 >= 60'), rule('年龄 >= 65', '  - { when: 独居, says: { zh: 独居 } }\n')]
  expect(compare(linesOf(before, 'zh'), linesOf(after, 'zh')).map(({ change, feel }) => [change, feel])).toEqual([
    ['same', ''],
    ['gone', '年龄 >= 60'],
    ['new', '年龄 >= 65'],
    ['new', '独居'],
  ])
})
