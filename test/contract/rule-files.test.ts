import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { features } from '../../src/app.ts'
import { awaitedIn, layersOf, ruleFilesIn } from '../../src/features/services/rulebook/files.ts'
import { readDistricts } from '../../src/platform/districts/folder.ts'
import { compileRules, type RuleBook } from '../../src/platform/rules/decide/book.ts'
import { checkRules } from '../../src/platform/rules/document/check.ts'
import type { FactInfo } from '../../src/platform/rules/document/facts.ts'
import { contentHash } from '../../src/platform/rules/document/hash.ts'
import { type RuleDocument, readRules } from '../../src/platform/rules/document/read.ts'
import type { Value } from '../../src/platform/rules/feel/values.ts'

// The rule files of the districts, of the city and the nation: no fault in any, and the boundary values that the documents print.
const root = join(import.meta.dirname, '../../districts')
const districts = await readDistricts(root)
const kinds: { facts: { name: string; type: string; values?: string[] }[] } = parse(
  readFileSync(join(root, 'national/people.yaml'), 'utf8'),
)
const facts: FactInfo[] = [
  ...features.flatMap(({ facts: own = [] }) => own).map(({ name, type, about }) => ({ name, type, about })),
  ...kinds.facts.map(({ name, type, values }): FactInfo => {
    const plain = type === 'level' ? 'text' : (type as FactInfo['type'])
    return { name, type: plain, about: 'person', ...(values ? { values } : {}) }
  }),
]

async function documentsOf(folder: string): Promise<RuleDocument[]> {
  return (await Promise.all((await layersOf(folder)).map(ruleFilesIn))).flat()
}

test.each(districts.map(({ name, folder }) => ({ name, folder })))(
  'the rule files of $name have no fault',
  async ({ folder }) => {
    const faults = checkRules(await documentsOf(folder), { facts, awaited: await awaitedIn(folder) })
    expect(faults.map(({ file, line, rule, place, message }) => `${file}:${line} ${rule} ${place}: ${message.en}`)).toEqual([])
  },
)

test.each(districts.map(({ name, folder }) => ({ name, folder })))(
  'every clause and row of $name’s rules says what it asks in both languages',
  async ({ folder }) => {
    const silent = (await documentsOf(folder)).flatMap(({ file, text }) => silentIn(parse(text), file))
    expect(silent).toEqual([])
  },
)

/** Where a condition or a row is not told in both languages. */
function silentIn(node: unknown, at: string): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { when, then, says } = node as { when?: unknown; then?: unknown; says?: { zh?: string; en?: string } }
  const asks = typeof when === 'string' || then !== undefined
  return [
    ...(asks && !(says?.zh && says.en) ? [`${at}: ${JSON.stringify(when ?? then)}`] : []),
    ...Object.entries(node).flatMap(([key, value]) => silentIn(value, `${at} ${key}`)),
  ]
}

describe('what 青浦, the city and the nation decide at the boundaries', () => {
  let book: RuleBook
  beforeAll(async () => {
    const { folder } = districts.find(({ name }) => name === '青浦区') as (typeof districts)[number]
    const rules = (await documentsOf(folder)).flatMap((file) => readRules(file).rules)
    book = compileRules(
      rules.map((one) => ({ ...one, hash: contentHash(one.rule) })),
      [...(await awaitedIn(folder)), ...facts],
    )
  })
  const ask = (rule: string, known: Record<string, Value>) =>
    book.decide(
      rule,
      '2026-11-22',
      new Map(Object.entries(known).map(([name, value]) => [name, { value, source: 'test', validFrom: null }])),
    )
  const here = { 居住区: '本区', 户籍区: '本区' }

  test.each<[string, Record<string, Value>, 'yes' | 'no' | 'needs']>([
    // 国卫人口发〔2019〕58号
    ['托育.乳儿班', { 月龄: 5 }, 'no'],
    ['托育.乳儿班', { 月龄: 6 }, 'yes'],
    ['托育.托小班', { 月龄: 12 }, 'yes'],
    ['托育.托小班', { 月龄: 24 }, 'no'],
    ['托育.托大班', { 月龄: 24 }, 'yes'],
    ['托育.入托月龄', { 月龄: 35 }, 'yes'],
    ['托育.入托月龄', { 月龄: 36 }, 'no'],
    // 青府办发〔2023〕3号, 表 17: levels 2 to 6
    ['健康.家庭医生签约', { 照护等级: 1 }, 'no'],
    ['健康.家庭医生签约', { 照护等级: 2 }, 'yes'],
    ['健康.家庭医生签约', {}, 'needs'],
    // 一（一）: 16 and registered
    ['养老保障.参保对象', { ...here, 年龄: 15 }, 'no'],
    ['养老保障.参保对象', { ...here, 年龄: 16 }, 'yes'],
    // 三（三）2: one of six groups is enough
    ['养老保障.优先对象', { 年龄: 80 }, 'yes'],
    ['养老保障.优先对象', { 年龄: 79, 独居: true }, 'yes'],
    ['养老保障.优先对象', { 年龄: 59 }, 'no'],
    // 三（一）7
    ['社区养老.助餐', { ...here, 年龄: 59 }, 'no'],
    ['社区养老.助餐', { ...here, 年龄: 60 }, 'yes'],
    ['社区养老.助餐', { 年龄: 60 }, 'needs'],
    // 四（二）
    ['托育服务.托费减免', { 入托园所: '公办', 低保: true }, 'yes'],
    ['托育服务.托费减免', { 入托园所: '其他' }, 'no'],
    ['托育服务.托费减免', { 入托园所: '普惠民办' }, 'needs'],
    ['托育服务.新生儿家庭', { ...here, 月龄: 1 }, 'no'],
    ['机构.社保补贴', { 提供托育服务: true, 吸纳符合条件劳动者: true }, 'yes'],
  ])('%s for %o: %s', (rule, known, outcome) => {
    expect(ask(rule, known).outcome).toBe(outcome)
  })

  test.each<[string, Record<string, Value>, number | null]>([
    ['长护险.每周服务小时', { 照护等级: 1 }, 0],
    ['长护险.每周服务小时', { 照护等级: 3 }, 3],
    ['长护险.每周服务小时', { 照护等级: 4 }, 5],
    ['长护险.每周服务小时', { 照护等级: 5 }, 7],
    ['老年津贴.综合津贴标准', { 年龄: 64 }, 0],
    ['老年津贴.综合津贴标准', { 年龄: 65 }, 7500],
    ['老年津贴.综合津贴标准', { 年龄: 90 }, 35000],
    ['老年津贴.综合津贴标准', { 年龄: 100 }, 60000],
    ['床位.轮候次序', { 照护等级: 4, 低保: true, 轮候天数: 150 }, 1499],
    ['宝宝屋.收费', { 本年免费已用: 11 }, 0],
    ['宝宝屋.收费', { 本年免费已用: 12 }, null],
  ])('%s for %o is %s, and to be confirmed', (rule, known, value) => {
    const decision = ask(rule, known)
    expect(decision).toMatchObject({ outcome: 'amount', value, confirmed: false })
  })

  test.each<[string, Record<string, Value>, number]>([
    ['养老机构预收费.押金上限', { 月床位费: 300_000 }, 3_600_000],
    ['养老机构预收费.服务费预收上限', {}, 12],
    ['托育.托小班每人照护', {}, 5],
    ['托育服务.线下指导次数', {}, 6],
    ['托育服务.上门指导次数', {}, 1],
    ['从业人员.综合技能学时', {}, 72],
    ['从业人员.职业道德学时', {}, 40],
    ['机构.计入收入比例', {}, 90],
  ])('%s for %o is %s, as printed', (rule, known, value) => {
    expect(ask(rule, known)).toMatchObject({ outcome: 'amount', value, confirmed: true })
  })
})
