import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileRules, type RuleBook } from '../src/platform/rules/decide/book.ts'
import type { Rule } from '../src/platform/rules/document/contract.ts'
import type { FactInfo } from '../src/platform/rules/document/facts.ts'
import { contentHash } from '../src/platform/rules/document/hash.ts'
import { readRules } from '../src/platform/rules/document/read.ts'
import { UNKNOWN, type Value } from '../src/platform/rules/feel/values.ts'
import { chanceOf } from '../src/platform/synthetic/chance.ts'

/** The rules that are measured: groups of people, care insurance and the allowance by age, as the nation's and the city's files have them. */
export const measured = [
  ...['老年人', '户籍老年人', '常住老年人', '独居老年人', '高龄独居老年人', '纯老家庭老年人', '失能老年人', '重度失能老年人'],
  ...['失智老年人', '认知障碍风险老年人', '经济困难老年人', '计生特殊家庭老年人', '三岁以下', '一至三岁', '困境儿童'],
].map((name) => `人群.${name}`)
measured.push('照护评估.二级及以上', '长护险.资格', '长护险.每周服务小时', '老年津贴.综合津贴资格', '老年津贴.综合津贴标准')

export const on = '2026-11-22'

const yes = (share: number) => (at: () => number) => at() < share
const one = (values: string[], none: number) => (at: () => number) =>
  at() < none ? '无' : (values[Math.floor(at() * values.length)] as string)
type Kind = { type: FactInfo['type']; value(at: () => number): Value }
/** The facts those rules ask for, and how they fall among people. */
const kinds: Record<string, Kind> = {
  年龄: { type: 'number', value: (at) => Math.floor(at() * 100) },
  月龄: { type: 'number', value: (at) => Math.floor(at() * 1200) },
  户籍区: { type: 'text', value: one(['本区', '本区', '外区'], 0) },
  居住区: { type: 'text', value: one(['本区', '本区', '外区'], 0) },
  独居: { type: 'boolean', value: yes(0.1) },
  纯老家庭: { type: 'boolean', value: yes(0.2) },
  失能: { type: 'text', value: one(['轻度', '中度', '重度'], 0.9) },
  照护等级: { type: 'number', value: (at) => Math.floor(at() * 7) },
  失智: { type: 'boolean', value: yes(0.03) },
  轻度认知障碍风险: { type: 'boolean', value: yes(0.05) },
  低保: { type: 'boolean', value: yes(0.02) },
  低收入: { type: 'boolean', value: yes(0.03) },
  特困: { type: 'boolean', value: yes(0.01) },
  计生特殊家庭: { type: 'text', value: one(['失独', '伤残'], 0.98) },
  困境儿童: { type: 'text', value: one(['孤儿', '家庭困境'], 0.99) },
  本市户籍: { type: 'boolean', value: yes(0.8) },
  参加长护险: { type: 'boolean', value: yes(0.6) },
}
export const facts: FactInfo[] = Object.entries(kinds).map(([name, { type }]) => ({ name, type }))

/** Made-up people as values of the facts by index; each fact is unknown of `unknown` of them. */
export function people(count: number, seed: number, unknown: number): Value[][] {
  const chance = chanceOf(`rules ${seed}`)
  const at = () => chance.next()
  const all = Object.values(kinds)
  return Array.from({ length: count }, () => all.map((kind) => (at() < unknown ? UNKNOWN : kind.value(at))))
}

/** The rules of the nation and the city, as the files have them. */
export function rules(): { book: RuleBook; ruleOf(name: string): Rule } {
  const read = (['national', '310000-shanghai'] as const).flatMap((folder) => {
    const at = join(import.meta.dirname, '../districts', folder, 'rules')
    const layer = folder === 'national' ? 'national' : 'city'
    return readdirSync(at).flatMap((file) => readRules({ file, layer, text: readFileSync(join(at, file), 'utf8') }).rules)
  })
  const book = compileRules(
    read.map(({ name, rule, layer }) => ({ name, rule, layer, hash: contentHash(rule) })),
    facts,
  )
  const ruleOf = (name: string) => {
    const found = book.rule(name, on)
    if (!found) throw new Error(`no rule ${name}`)
    return found.rule
  }
  return { book, ruleOf }
}
