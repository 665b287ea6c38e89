import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { features } from '../../src/app.ts'
import { compileRules } from '../../src/platform/rules/decide/book.ts'
import { Decision } from '../../src/platform/rules/decide/contract.ts'
import { knowing } from '../../src/platform/rules/decide/decide.test-support.ts'
import { checkRules } from '../../src/platform/rules/document/check.test-support.ts'
import type { AwaitedFact } from '../../src/platform/rules/document/contract.ts'
import type { FactInfo } from '../../src/platform/rules/document/facts.ts'
import { contentHash } from '../../src/platform/rules/document/hash.ts'
import { type RuleDocument, readRules } from '../../src/platform/rules/document/read.ts'
import { FeelDate, type Value } from '../../src/platform/rules/feel/values.ts'

const root = resolve(import.meta.dirname, '../../districts')
const filesOf = (folder: string, layer: RuleDocument['layer']): RuleDocument[] => {
  const at = join(root, folder, 'rules')
  if (!existsSync(at)) return []
  return readdirSync(at).map((file) => ({ file: `${folder}/rules/${file}`, layer, text: readFileSync(join(at, file), 'utf8') }))
}
const { facts: awaited } = parse(readFileSync(join(root, 'national/awaited.yaml'), 'utf8')) as { facts: AwaitedFact[] }
const kinds = parse(readFileSync(join(root, 'national/people.yaml'), 'utf8')) as { facts: { name: string; values?: string[] }[] }
const registeredFacts = features.flatMap(({ facts = [] }) => facts)
const facts: FactInfo[] = [
  ...registeredFacts.map(({ name, type, about, whole, low }) => ({
    ...{ name, type, about, whole, low },
    values: kinds.facts.find((one) => one.name === name)?.values ?? [],
  })),
  ...awaited.filter(({ name }) => !registeredFacts.some((fact) => fact.name === name)),
]
const districts = readdirSync(root).filter((folder) => /^\d{6}-/.test(folder) && existsSync(join(root, folder, 'areas.json')))
const on = '2026-11-22'

test.each(districts)('the rules of %s have no faults, and each decides whether nothing or everything is known', (folder) => {
  const documents = [...filesOf('national', 'national'), ...filesOf('310000-shanghai', 'city'), ...filesOf(folder, 'district')]
  expect(checkRules(documents, { facts })).toEqual([])
  const rules = documents.flatMap((one) => readRules(one).rules).map((it) => ({ ...it, hash: contentHash(it.rule) }))
  const book = compileRules(rules, facts)
  const everything: Record<string, Value> = Object.fromEntries(facts.map((fact) => [fact.name, someValue(fact)]))
  const names = [...new Set(rules.map(({ name }) => name))].filter((name) => book.rule(name, on))
  expect(names).toContain('人群.老年人')
  for (const name of names) {
    const nothing = Decision.parse(book.decide(name, on, new Map()))
    const all = Decision.parse(book.decide(name, on, knowing(everything)))
    expect([name, nothing.outcome === 'needs']).toEqual([name, nothing.needs.length > 0])
    // With every fact known, only an amount that nobody has settled can still be wanting.
    expect(all.needs.filter((need) => facts.some((fact) => fact.name === need))).toEqual([])
    if (all.kind !== 'eligibility' && all.confirmed) expect([name, typeof all.value]).toEqual([name, 'number'])
  }
})

function someValue({ type, values }: FactInfo): Value {
  if (type === 'number') return 70
  if (type === 'date') return new FeelDate(1955, 5, 5)
  return type === 'boolean' ? true : (values?.[0] ?? '本区')
}
