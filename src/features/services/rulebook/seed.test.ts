import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { keysFile } from '../../../../test/support/cluster.ts'
import { aWorld } from '../../../../test/support/world.ts'
import { contentHash } from '../../../platform/rules/document/hash.ts'
import { readRules } from '../../../platform/rules/document/read.ts'
import type { CatalogueEntry } from '../catalogue/contract.ts'
import type { ServiceVersions } from '../catalogue/editing/contract.ts'
import { aRule, at, fromAge } from '../services.test-support.ts'
import type { RuleView } from './contract.ts'
import { ruleFilesIn, serviceHash, servicesIn } from './files.ts'
import { seedRules } from './seed.ts'

// Commands start a program of their own.
vi.setConfig({ testTimeout: 120_000 })

const w = await aWorld()
const coordinator = await w.as('coordinator')
const root = resolve(import.meta.dirname, '../../../../districts')

let home: string
let folder: string
const groups = () => join(home, 'districts/national/rules/人群.yaml')
const own = () => join(folder, 'rules/试行.yaml')

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'yiyu-rules-'))
})
afterAll(() => rm(home, { recursive: true }))
beforeEach(async () => {
  await rm(join(home, 'districts'), { recursive: true, force: true })
  for (const part of ['national', '310000-shanghai', '310118-qingpu'])
    await cp(join(root, part), join(home, 'districts', part), { recursive: true })
  folder = join(home, 'districts/310118-qingpu')
})

const seed = () => seedRules(w.ctx(), folder)
const versions = async (name: string) => {
  const { rows } = await w.owner.query<{
    layer: string
    hash: string
    valid_from: string
    valid_to: string | null
    gone: boolean
    origin: string
  }>(
    `select layer, hash, valid_from, valid_to, withdrawn_at is not null as gone, origin from services.rule_version
     where district = '310118' and name = $1 order by known_at, valid_from`,
    [name],
  )
  return rows
}
const counted = async () => (await w.owner.query("select from services.rule_version where district = '310118'")).rowCount
const holds = async (name: string) => ((await coordinator.get(`${at}/rules/${encodeURIComponent(name)}`)).body as RuleView).text
const replaceIn = async (file: string, from: string | RegExp, to: string) => {
  const before = await readFile(file, 'utf8')
  expect(before).toMatch(from)
  await writeFile(file, before.replace(from, to))
}

describe('the files of rules and services', () => {
  test('that are the same write nothing', async () => {
    const before = await counted()
    await seed()
    expect(await counted()).toBe(before)
  })

  test('add a version where they say something new, withdraw what they hold no more, and touch nothing else', async () => {
    await writeFile(own(), `甲:\n${indented(fromAge(60))}乙:\n${indented(fromAge(70))}`)
    await seed()
    const [kept] = await versions('试行.乙')
    await writeFile(own(), `甲:\n${indented(fromAge(61))}乙:\n${indented(fromAge(70))}`)
    await seed()
    expect((await versions('试行.甲')).map(({ gone }) => gone)).toEqual([true, false])
    expect(await versions('试行.乙')).toEqual([kept])
    await rm(own())
    await seed()
    expect((await versions('试行.甲')).every(({ gone }) => gone)).toBe(true)
  })

  test('never overwrite what a person published here', async () => {
    await aRule(coordinator, '试行.丙', fromAge(66))
    await aRule(coordinator, '人群.九十岁', fromAge(88))
    await writeFile(own(), `丙:\n${indented(fromAge(60))}`)
    await replaceIn(groups(), '年龄 >= 90', '年龄 >= 91')
    await seed()
    expect(await holds('试行.丙')).toContain('66')
    expect(await holds('人群.九十岁')).toContain('88')
    expect((await versions('试行.丙')).map(({ origin, gone }) => [origin, gone])).toEqual([['local', false]])
  })

  test('never overwrite an entry of the catalogue that a person published here; a second start changes nothing', async () => {
    const entry = join(folder, 'services.yaml')
    const at310118 = async (id: string) => ((await w.stranger.get(`${at}/services/${id}`)).body as CatalogueEntry).audience
    const { text: before } = (await coordinator.get(`${at}/services/zonghe_jintie/versions`)).body as ServiceVersions
    const made = await coordinator.post(`${at}/service-drafts`, {
      service: 'zonghe_jintie',
      text: before.replace(/audience: .*/, 'audience: 本区改过的对象'),
      reason: '测试',
    })
    const draft = (made.body as { id: string }).id
    expect((await coordinator.post(`${at}/service-drafts/${draft}/publication`, { validFrom: '2025-06-01' })).status).toBe(201)
    await replaceIn(entry, /(id: zonghe_jintie[\s\S]*?audience: ).*/, '$1文件里新的对象')
    await replaceIn(entry, /(id: yanglao_baoxian[\s\S]*?audience: ).*/, '$1文件里新的对象')
    await seed()
    await seed()
    expect(await at310118('zonghe_jintie')).toBe('本区改过的对象')
    expect(await at310118('yanglao_baoxian')).toBe('文件里新的对象')
  })

  test.each<[string, () => Promise<void>, RegExp]>([
    [
      'a name that nothing has',
      () => writeFile(own(), `丁:\n${indented(fromAge(60).replace('年龄', '年令'))}`),
      /districts\/310118-qingpu\/rules\/试行\.yaml:5:\d+ 试行\.丁 all\[0\]\.when：没有名为“年令”的事实或规则，是否想写“年龄”？/,
    ],
    [
      'a fault in the nation’s own',
      () => replaceIn(groups(), '年龄 >= 90', '年龄 >= '),
      /districts\/national\/rules\/人群\.yaml:\d+:\d+ 人群\.九十岁 all\[0\]\.when：/,
    ],
    ['what is no YAML', () => writeFile(own(), '丁: [\n'), /试行\.yaml:\d+:\d+ 试行：不是可读的 YAML/],
    [
      'a service whose rule is not there',
      () => replaceIn(join(folder, 'services.yaml'), /eligibility: \S+/, 'eligibility: 无此文件.无此规则'),
      /services\.yaml:\d+ \w+ eligibility：没有名为“无此文件\..+”的规则/,
    ],
    [
      'a department that the district does not have',
      () => replaceIn(join(folder, 'services.yaml'), 'departments: [区人社局', 'departments: [区人力局'),
      /services\.yaml:\d+ yanglao_baoxian departments\[0\]：没有名为“区人力局”的部门，是否想写“区人社局”？/,
    ],
    [
      'an indicator that the plan does not have',
      () => replaceIn(join(folder, 'services.yaml'), 'moves: [养老/1]', 'moves: [养老/99]'),
      /services\.yaml:\d+ yanglao_baoxian moves\[0\]：方案没有编号为“养老\/99”的指标/,
    ],
    [
      'a line that the list does not have',
      () => replaceIn(join(folder, 'services.yaml'), 'lines: [QP-016]', 'lines: [QP-999]'),
      /services\.yaml:\d+ yanglao_baoxian lines\[0\]：本区的清单没有“QP-999”/,
    ],
    [
      'a service of no engine',
      () => replaceIn(join(folder, 'services.yaml'), 'engine: ', 'engine: no_'),
      /services\.yaml:\d+ \d+\.engine: /,
    ],
  ])('with %s stop the start and say where and what was expected', async (_what, spoil, said) => {
    const before = await counted()
    await spoil()
    await expect(seed()).rejects.toThrow(said)
    expect(await counted()).toBe(before)
  })
})

describe('exporting', () => {
  test('writes files that seed the same versions, those published here included', async () => {
    await aRule(coordinator, '试行.戊', fromAge(66), '2025-01-01')
    await aRule(coordinator, '试行.戊', fromAge(67), '2025-05-01')
    await seed()
    const to = join(home, 'out')
    const { lines, code } = await run('rules-export.ts', '--district', '310118', '--to', to)
    expect(code).toBe(0)
    expect(lines.at(-1)).toMatch(/^\d+ versions in \d+ files below /)
    const rules = (await ruleFilesIn({ layer: 'district', folder: to })).flatMap((file) => readRules(file).rules)
    const { services } = await servicesIn({ folder: to })
    const written = [
      ...rules.map(({ name, rule }) => `${name} ${contentHash(rule)}`),
      ...services.map((one) => `${one.id} ${serviceHash(one)}`),
    ]
    const { rows } = await w.owner.query<{ version: string }>(
      `select name || ' ' || hash as version from services.rule_version where district = '310118' and layer = 'district' and withdrawn_at is null
       union all select name || ' ' || hash from services.service_version where district = '310118' and layer = 'district' and withdrawn_at is null`,
    )
    expect(written.sort()).toEqual(rows.map(({ version }) => version).sort())
    expect(rules.filter(({ name }) => name === '试行.戊').map(({ rule }) => [rule.validFrom, rule.validTo])).toEqual([
      ['2025-01-01', '2025-05-01'],
      ['2025-05-01', undefined],
    ])
    // The names stand in the order of the files, and the keys as people write them: the two can be compared.
    const own = await ruleFilesIn({ layer: 'district', folder })
    const namesIn = (file: { text: string }) => [...file.text.matchAll(/^[\p{L}_][^:\s]*(?=:)/gmu)].map(([name]) => name)
    for (const file of await ruleFilesIn({ layer: 'district', folder: to })) {
      const seeded = own.find((one) => basename(one.file) === basename(file.file))
      if (seeded) expect(namesIn(file), file.file).toEqual(namesIn(seeded))
    }
    const ids = (all: { id: string }[]) => [...new Set(all.map(({ id }) => id))]
    expect(ids(services)).toEqual(ids((await servicesIn({ folder })).services))
    expect(await readFile(join(to, 'services.yaml'), 'utf8')).toMatch(
      /^- id: \w+\n {2}name:\n {4}zh: .+\n {4}en: .+\n {2}domain: /,
    )
    await cp(to, folder, { recursive: true })
    const before = await counted()
    await seed()
    expect(await counted()).toBe(before)
  })

  test('without a folder or of a district that is not here it says what it wants', async () => {
    expect((await run('rules-export.ts', '--district', '310118')).err).toContain('--to FOLDER')
    const nowhere = await run('rules-export.ts', '--district', '999999', '--to', home)
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('no district 999999 here')])
  })

  test('replaying from the terminal says how many came out the same', async () => {
    const { lines, code } = await run('rules-replay.ts')
    expect(lines.at(-1)).toBe('0 the same, 0 different')
    expect(code).toBe(0)
  })
})

const indented = (rule: string): string => rule.replaceAll(/^(?=.)/gm, '  ')

async function run(program: string, ...args: string[]) {
  const { host, port, user, database } = w.owner.options
  const url = `postgres://${user}@localhost/${database}?${new URLSearchParams({ host: host ?? '', port: String(port) })}`
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', resolve(import.meta.dirname, '../../../platform/cli', program), ...args],
    {
      env: { ...process.env, DATABASE_URL: url, KEYS_FILE: keysFile() },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.once('exit', (status) => done(status))),
  ])
  return { lines: out.trim().split('\n'), err, code }
}
