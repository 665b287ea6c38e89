import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { features } from '../../src/app.ts'
import { awaitedIn, layersOf, ruleFilesIn, servicesIn } from '../../src/features/services/rulebook/files.ts'
import { readDistricts } from '../../src/platform/districts/folder.ts'
import { compileRules, type RuleBook } from '../../src/platform/rules/decide/book.ts'
import { checkRules } from '../../src/platform/rules/document/check.test-support.ts'
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
  ...features
    .flatMap(({ facts: own = [] }) => own)
    .map(({ name, type, about, whole, low }) => ({ name, type, about, whole, low })),
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

test('what the city and the nation share cites no document of a district', async () => {
  const own = new Set(await Promise.all(districts.map(({ folder }) => planOf(folder))))
  const shared = (await documentsOf((districts[0] as (typeof districts)[number]).folder)).filter(
    ({ layer }) => layer !== 'district',
  )
  const cited = shared.flatMap((file) => readRules(file).rules).map(({ name, file, rule }) => ({ at: `${file} ${name}`, rule }))
  expect(own.size).toBe(districts.length)
  expect(cited.filter(({ rule }) => own.has(rule.source?.document ?? '')).map(({ at }) => at)).toEqual([])
})

/** The document that most of a district's services are printed in: its own plan. */
async function planOf(folder: string): Promise<string> {
  const { services } = await servicesIn({ folder })
  const counts = new Map<string, number>()
  for (const { source } of services) counts.set(source.document, (counts.get(source.document) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}

test.each(districts.map(({ name, folder }) => ({ name, folder })))(
  'a rule of $name whose document leaves something open is to be confirmed, or stands among those that were settled',
  async ({ folder }) => {
    const rules = (await documentsOf(folder)).flatMap((file) => readRules(file).rules)
    const open = rules.filter(({ rule }) => rule.source?.unsure !== undefined && rule.confirmed)
    const settled = openAndSettled(folder)
    expect(open.map(({ name, layer }) => `${layer} ${name}`).filter((one) => !settled.has(one))).toEqual([])
    // What is paid or charged is never settled by reading: it is printed, or to be confirmed.
    expect(open.filter(({ rule }) => rule.kind === 'fee' || rule.kind === 'subsidy').map(({ name }) => name)).toEqual([])
  },
)

/**
 * Rules that hold although their document leaves something open, as `unsure` says: it is the place or the day that is unsure, or the district reads a condition
 * in one way until it is told otherwise. A rule that comes to them is entered here by whoever settled it.
 */
const settledRules: Record<string, string> = {
  national: '养老机构预收费.服务费预收上限 养老机构预收费.押金上限 托育.备案回执期限 托育.备案不符说明期限',
  '310000': '养老服务信用.基础分 养老服务信用.基础信用扣分上限 养老服务信用.守法履约扣分上限',
  '310113':
    '养老服务补贴.资格 养老顾问.代理对象 社区探访.对象 设施用地.划拨供地 运营补贴.奖补条件 适老化改造.对象 银龄e生活.对象 高龄关爱.百岁 高龄关爱.赠饮牛奶',
  '310117': '特扶关爱.重点老年人',
  '310118':
    '照护评估.二级及以上 从业人员.综合技能学时 从业人员.职业道德学时 从业人员.专业培训次数 从业人员.培训补贴 健康.健康管理 健康.社区筛查 健康.自我健康管理 床位.困难入住补贴 床位.家庭病床 托育服务.托班 托育服务.常住儿童 托育服务.托费减免 托育服务.育儿指导 托育服务.线下指导次数 托育服务.上门指导次数 托育服务.儿童保健 机构.社保补贴 社区养老.失能失智照护 社区养老.加装电梯',
  '310151': '从业人员.等级认定对象 养老机构.运作奖励 养老机构.三项补贴 生态发展贷.中小微企业',
}

function openAndSettled(folder: string): Set<string> {
  const code = /(\d{6})[^/\\]*$/.exec(folder)?.[1] ?? ''
  const of = (layer: string, key: string) => (settledRules[key]?.split(' ') ?? []).map((name) => `${layer} ${name}`)
  return new Set([...of('national', 'national'), ...of('city', '310000'), ...of('district', code)])
}

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
