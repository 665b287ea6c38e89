import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CommittedPlanPack } from './import/pack.ts'
import { assess, definitionOf } from './rules.ts'
import { type DistrictSettings, parseDistrictSettings } from './settings.ts'

const root = new URL('../../../districts/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

type Areas = {
  code: string
  name: string
  streets: { code: string; name: string; kind: string; counts: boolean; committees: [string, string][] }[]
}
type District = { folder: string; settings: DistrictSettings; areas: Areas }
const districts: District[] = readdirSync(root)
  .filter((folder) => /^\d{6}-/.test(folder) && readdirSync(new URL(folder, root)).includes('settings.yaml'))
  .map((folder) => ({
    folder,
    settings: parseDistrictSettings(read(`${folder}/settings.yaml`), `${folder}/settings.yaml`),
    areas: JSON.parse(read(`${folder}/areas.json`)) as Areas,
  }))
const of = (folder: string) => {
  const district = districts.find((it) => it.folder === folder)
  if (!district) throw new Error(`no settings for ${folder}`)
  return district
}
const pack = (district: District) =>
  CommittedPlanPack.parse(JSON.parse(read(`${district.folder}/${district.settings.plan.file}`)))
const folders = districts.map((it) => it.folder)

describe('streets and towns', () => {
  test.each([
    ['310101-huangpu', 10, 10, 170],
    ['310113-baoshan', 12, 13, 567],
    ['310117-songjiang', 17, 20, 386],
    ['310118-qingpu', 11, 11, 355],
    ['310151-chongming', 18, 21, 361],
  ])('%s counts %i of its %i offices, with %i committees', (folder, counted, all, committees) => {
    const { settings, areas } = of(folder)
    expect(settings.streets.counts).toEqual(areas.streets.filter((street) => street.counts).map((street) => street.name))
    expect(settings.streets.counts).toHaveLength(counted)
    expect(areas.streets).toHaveLength(all)
    expect(areas.streets.flatMap((street) => street.committees)).toHaveLength(committees)
    expect(areas.name).toBe(settings.name)
  })

  test('every code lies below its district, every committee below its street, none twice', () => {
    for (const { folder, areas } of districts) {
      const codes = areas.streets.flatMap((street) => {
        expect(street.code).toMatch(new RegExp(`^${areas.code}\\d{3}$`))
        expect(['street', 'town', 'township'].includes(street.kind)).toBe(street.counts)
        for (const [code, name] of street.committees) {
          expect(code).toMatch(new RegExp(`^${street.code}\\d{3}$`))
          expect(name.length).toBeGreaterThan(1)
        }
        return [street.code, ...street.committees.map(([code]) => code)]
      })
      expect(new Set(codes).size, folder).toBe(codes.length)
    }
  })
})

describe('indicators', () => {
  test.each([
    ['310101-huangpu', 22, 8],
    ['310113-baoshan', 13, 0],
    ['310117-songjiang', 11, 9],
    ['310118-qingpu', 38, 14],
    ['310151-chongming', 13, 7],
  ])('%s reads %i indicators of 养老 and %i of 托育', (folder, old, young) => {
    const keys = Object.keys(of(folder).settings.indicators)
    const run = (domain: string, count: number) => Array.from({ length: count }, (_, at) => `${domain}/${at + 1}`)
    expect(keys).toEqual([...run('养老', old), ...run('托育', young)])
  })

  test('are 135 in five plans', () => {
    expect(districts.flatMap((it) => Object.keys(it.settings.indicators))).toHaveLength(135)
  })

  test('name only counters of the common list, and the list holds none that is not named', () => {
    const listed = Object.keys((parse(read('national/counters.yaml')) as { counters: Record<string, unknown> }).counters)
    const named = new Set(
      districts.flatMap((it) =>
        Object.values(it.settings.indicators).flatMap((row) => [...(row.counter ? [row.counter] : []), ...(row.ratio ?? [])]),
      ),
    )
    expect([...named].sort()).toEqual([...listed].sort())
  })

  test('that the city page joins have the same counter wherever a plan has them', () => {
    const holders = (key: string) =>
      districts
        .filter((it) => Object.values(it.settings.indicators).some((row) => (row.counter ?? row.ratio?.join(' / ')) === key))
        .map((it) => it.settings.name)
    expect(holders('beds.nursing / beds.total')).toEqual(['宝山区', '松江区', '青浦区', '崇明区'])
    expect(holders('beds.dementia')).toEqual(['黄浦区', '宝山区', '松江区', '青浦区'])
    expect(holders('facilities.meal_point')).toEqual(['宝山区', '松江区', '青浦区'])
    expect(holders('places.nursery / people.resident')).toEqual(['松江区', '崇明区'])
    expect(holders('streets.with_rental / streets.counted')).toEqual(['黄浦区', '松江区', '青浦区', '崇明区'])
    expect(holders('carers.certified / carers.total')).toEqual(['黄浦区', '青浦区', '崇明区'])
  })

  test('handed down by the city are the five of 黄浦', () => {
    const handed = districts.flatMap((it) =>
      Object.entries(it.settings.indicators).flatMap(([key, row]) =>
        row.kind === 'handed_down' ? [`${it.settings.name} ${key} ${row.becomes}`] : [],
      ),
    )
    expect(handed).toEqual([
      '黄浦区 养老/1 sum',
      '黄浦区 养老/5 sum',
      '黄浦区 养老/7 stock',
      '黄浦区 养老/13 sum',
      '黄浦区 养老/15 stock',
    ])
  })
})

describe('the committed plans', () => {
  test.each(folders)('%s: every printed indicator is read, and no other', (folder) => {
    const district = of(folder)
    expect(Object.keys(district.settings.indicators).sort()).toEqual(
      pack(district)
        .indicators.map((row) => row.key)
        .sort(),
    )
  })

  test.each(folders)('%s: a target in words is read as words, handed down, or a direction; a figure never is', (folder) => {
    const district = of(folder)
    for (const row of pack(district).indicators) {
      const reading = district.settings.indicators[row.key]
      const words = reading?.kind === 'qualitative' || reading?.kind === 'handed_down' || reading?.trend !== undefined
      expect(words, `${row.key} ${row.name} ${row.target}`).toBe(row.targetOp === 'qualitative')
    }
  })

  test('91 of the 135 have no numeric base, and none of the 135 claims anything before a value is approved', () => {
    const all = districts.flatMap((district) =>
      pack(district).indicators.map((row) => {
        const reading = district.settings.indicators[row.key]
        if (!reading || row.targetYear === null) throw new Error(`${district.folder} ${row.key} cannot be read`)
        return definitionOf({ ...row, targetYear: row.targetYear }, reading)
      }),
    )
    expect(all).toHaveLength(135)
    expect(all.filter((definition) => definition.base === null)).toHaveLength(91)
    const statuses = all.map((definition) => assess(definition, [], '2025-06-30').status)
    expect(statuses.filter((status) => status === 'awaiting_figure')).toHaveLength(5)
    expect(statuses.filter((status) => status === 'awaiting_report')).toHaveLength(130)
  })

  test.each(folders)('%s: every department printed in a lead, a duty, a project or a list is known', (folder) => {
    const district = of(folder)
    const plan = pack(district)
    const known = new Set(district.settings.departments.flatMap((it) => [it.name, ...it.aliases]))
    const printed = [
      ...plan.indicators.flatMap((row) => row.leads),
      ...plan.tasks.flatMap((task) => task.departments),
      ...[...plan.projects, ...Object.values(plan.lists).flat()].flatMap((row) => row.responsible),
    ]
    expect(printed.length).toBeGreaterThan(0)
    expect([...new Set(printed)].filter((name) => !known.has(name))).toEqual([])
  })
})

describe('a settings file that is wrong', () => {
  const good = `name: 青浦区
plan: { file: plans/2021-2025.json }
streets: { counts: [夏阳街道] }
departments:
  - { id: minzheng, name: 区民政局, english: Civil Affairs Bureau }
indicators:
  养老/1: { kind: stock, reported: true }
`
  test('a good one has the published figures unless it says otherwise', () => {
    expect(parseDistrictSettings(good).status).toMatchObject({ ok: 1, lagging: 0.9, forecastLevel: 0.95 })
    expect(parseDistrictSettings(`${good}status: { lagging: 0.8 }\n`).status.lagging).toBe(0.8)
  })

  test.each([
    ['kind: stock', 'kind: stok', 's.yaml:7 indicators.养老/1.kind: Invalid option'],
    ['reported: true', 'counter: beds', 's.yaml:7 indicators.养老/1.counter: expected a counter key such as beds.nursing'],
    ['reported: true', 'unsure: 待核', 's.yaml:7 indicators.养老/1.reported: expected a source'],
    ['reported: true', 'pending: true, reported: true', 's.yaml:7 indicators.养老/1.pending: expected a named counter'],
    ['kind: stock', 'kind: floor', 's.yaml:7 indicators.养老/1.per: expected with kind floor'],
    ['kind: stock', 'kind: handed_down', 's.yaml:7 indicators.养老/1.becomes: expected with kind handed_down'],
    ['养老/1', '养老/0', 's.yaml:7 indicators.养老/0: expected a key such as 养老/1'],
    ['id: minzheng', 'id: 民政', 's.yaml:5 departments.0.id: expected a lower-case ascii id such as minzheng'],
    [
      'english: Civil Affairs Bureau }',
      'english: Civil Affairs Bureau, kind: streets }',
      's.yaml:5 departments.0.members: expected with kind streets',
    ],
    [
      'english: Civil Affairs Bureau }',
      'english: C A, aliases: [区民政局] }',
      's.yaml:5 departments.0: 区民政局 already names minzheng',
    ],
    [
      'english: Civil Affairs Bureau }',
      'english: C A, kind: streets, members: some }',
      's.yaml:5 departments.0.members: expected all, towns, unknown or a list',
    ],
    ['name: 青浦区', 'name: 青浦', 's.yaml:1 name: expected the district’s name, such as 青浦区'],
    ['name: 青浦区', 'name: 青浦区\nname: 崇明区', 's.yaml:2 (yaml): Map keys must be unique'],
    ['name: 青浦区', 'nmae: 青浦区', 's.yaml:1 name: Invalid input'],
  ])('%s → %s says where and what was expected', (right, wrong, message) => {
    expect(() => parseDistrictSettings(good.replace(right, wrong), 's.yaml')).toThrow(message)
  })
})
