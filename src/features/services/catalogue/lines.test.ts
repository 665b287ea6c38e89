import { describe, expect, test } from 'vitest'
import type { Service } from './contract.ts'
import { type Covered, coverageFaults } from './coverage.ts'
import { readLines } from './lines.ts'

const header = 'id\ttext\tkind\tfeature\tservices'
const written = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`

test('a list is read row by row, with the services each line is answered by', () => {
  const text = written(
    'QP-066\t老年助餐服务：36→60 个\tservice\tmeals\tmeals, meal_delivery',
    'QP-028\t养老机构床位台账\tregister\tplaces\t',
  )
  expect(readLines(text, 'lines.tsv')).toEqual([
    { id: 'QP-066', text: '老年助餐服务：36→60 个', kind: 'service', feature: 'meals', services: ['meals', 'meal_delivery'] },
    { id: 'QP-028', text: '养老机构床位台账', kind: 'register', feature: 'places', services: [] },
  ])
})

const good = 'QP-001\t指标监测台账\tregister\tplans\t'
test.each([
  ['a file without its header', `${good}\n`, 'lines.tsv:1 (header): expected id ⇥ text'],
  ['an id that is no id', written('QP1\t指标\tregister\tplans\t'), 'lines.tsv:2 QP1: expected an id'],
  ['an id that stands twice', written(good, good), 'lines.tsv:3 QP-001: the id stands on line 2'],
  ['a row of too few columns', written('QP-001\t指标\tregister'), 'lines.tsv:2 QP-001: expected 5 columns, found 3'],
  ['a line without words', written('QP-001\t\tregister\tplans\t'), 'QP-001: expected the name'],
  ['a kind there is not', written('QP-001\t指标\tthing\tplans\t'), 'QP-001: kind is thing, expected service'],
  ['a feature there is not', written('QP-001\t指标\tregister\tcanteens\t'), 'QP-001: feature is canteens'],
  ['a service that names none', written('QP-001\t指标\tservice\tmeals\t'), 'QP-001: expected the services'],
  [
    'a register that names services',
    written('QP-001\t指标\tregister\tmeals\tmeals'),
    'QP-001: expected no services with kind register',
  ],
  ['a service named twice', written('QP-001\t指标\tservice\tmeals\tmeals,meals'), 'QP-001: names a service twice'],
])('%s is refused by line and id', (_what, text, message) => {
  expect(() => readLines(text, 'lines.tsv')).toThrow(message)
})

describe('what lines and services say of each other', () => {
  const meals = {
    ...{
      id: 'meals',
      engine: 'meals',
      lines: ['QP-066'],
      eligibility: '社区养老.助餐',
      departments: ['区民政局'],
      moves: ['养老/7'],
    },
  } as Partial<Service> as Service
  const sound: Covered = {
    folder: 'districts/310118-qingpu',
    lines: readLines(written('QP-066\t老年助餐\tservice\tmeals\tmeals', good), 'lines.tsv'),
    services: [meals],
    rules: new Set(['社区养老.助餐']),
    departments: new Set(['区民政局']),
    indicators: new Set(['养老/7']),
  }
  const lines = (row: string) => readLines(written(row), 'lines.tsv')
  const service = (change: Partial<Service>) => [{ ...meals, ...change }]

  test('nothing is wrong where all fits', () => expect(coverageFaults(sound)).toEqual([]))

  test.each<[string, Partial<Covered>, string]>([
    ['a service there is not', { services: [] }, 'lines.tsv QP-066: there is no service meals'],
    ['a service that does not name the line', { services: service({ lines: [] }) }, 'lines.tsv QP-066: names meals, whose lines'],
    [
      'a feature that is no engine of it',
      { lines: lines('QP-066\t助餐\tservice\tvisits\tmeals') },
      'lines.tsv QP-066: feature is visits',
    ],
    ['a line there is not', { lines: [] }, 'services.yaml meals: there is no line QP-066'],
    [
      'a line that does not name the service',
      { lines: lines('QP-066\t助餐\tregister\tmeals\t') },
      'services.yaml meals: names QP-066, whose row',
    ],
    ['one id twice', { services: [meals, meals] }, 'services.yaml meals: the id stands twice'],
    ['a rule no file has', { rules: new Set() }, 'services.yaml meals: eligibility names 社区养老.助餐'],
    [
      'a least number no file has',
      { services: service({ settings: { atLeast: '助餐.次数' } }) },
      'meals: settings.atLeast names 助餐.次数',
    ],
    ['a department there is not', { departments: new Set() }, 'services.yaml meals: settings.yaml has no department 区民政局'],
    ['an indicator there is not', { indicators: new Set() }, 'services.yaml meals: settings.yaml has no indicator 养老/7'],
  ])('%s is named', (_what, change, expected) => {
    expect(coverageFaults({ ...sound, ...change })).toContainEqual(expect.stringContaining(expected))
  })
})
