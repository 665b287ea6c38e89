import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { checkRuleSet } from '../../../platform/rules/document/check.ts'
import { type Rule, RuleName } from '../../../platform/rules/document/contract.ts'
import type { RuleFault } from '../../../platform/rules/document/fault.ts'
import type { ReadRule } from '../../../platform/rules/document/read.ts'
import type { NamedRule } from '../../../platform/rules/document/versions.ts'
import { questions, type Service } from '../catalogue/contract.ts'
import { until } from '../drafting/succeeding.ts'
import { successionOf } from '../drafting/succession.ts'
import { livingIn, type Version } from '../version-store.ts'
import { asksOf } from './asks.ts'
import type { Fault, Faults, RuleText } from './contract.ts'
import { knownFacts } from './known.ts'
import { windowFault } from './service-faults.ts'
import { faultShown, readText } from './text.ts'

/** What is wrong with a rule's text, were it published; nothing is kept. Problems: 422 `rule_name_refused`. */
export function checkText(ctx: Context, { rule, text }: RuleText): Promise<Faults> {
  requireName(rule)
  return reading(ctx, async (tx) => ({ faults: (await judgedText(tx, rule, text)).faults }))
}

/** A rule stands in a file: `宝宝屋.资格`. */
export function requireName(name: string): void {
  if (!RuleName.safeParse(name).success || !name.includes('.')) throw new Problem(422, 'rule_name_refused', { name })
}

/**
 * A text as the rule it would be, with every fault of its own and every one that it would bring upon the rules that name it. `from` is the day it is to
 * hold from instead of its own.
 */
export async function judgedText(
  tx: Tx,
  name: string,
  text: string,
  from?: string,
): Promise<{ read: ReadRule | undefined; faults: Fault[] }> {
  const { rule: written, faults } = readText(name, text)
  if (!written) return { read: undefined, faults }
  const read = from === undefined ? written : { ...written, rule: { ...written.rule, validFrom: from } }
  const standing = await livingRules(tx)
  const check = await checkerOf(tx, name, standing)
  const known = new Set(check(standing.map(named)).map(keyOf))
  const found = check(withDraft(standing, read))
  const ofRules = found.filter((fault) => fault.rule === name || !known.has(keyOf(fault))).map((fault) => faultShown(fault))
  return { read, faults: [...ofRules, ...(await faultsOfQuota(tx, name, read.rule))] }
}

/** Where a service names the rule as its quota: a window by which its engine cannot count. */
async function faultsOfQuota(tx: Tx, name: string, rule: Rule): Promise<Fault[]> {
  const entries = (await livingIn(tx, 'service_version')).map(({ document }) => document as Service)
  const faults = entries.flatMap((entry) => (entry.quota === name ? (windowFault(entry, name, rule) ?? []) : []))
  return faults.slice(0, 1).map((message) => faultShown({ rule: name, place: 'per.window', code: 'shape', message }))
}

/** What is wrong with the rules of a name, and with the rules and services that name it, as they stand: a sentence each. */
export async function faultsAround(tx: Tx, name: string): Promise<string[]> {
  const standing = await livingRules(tx)
  const check = await checkerOf(tx, name, standing)
  const ofRules = check(standing.map(named)).map(({ rule, message }) => `${rule}：${message.zh}`)
  if (standing.some((version) => version.name === name)) return ofRules
  const entries = (await livingIn(tx, 'service_version')).map(({ document }) => document as Service)
  const naming = entries.filter((entry) => questions.some((question) => entry[question] === name))
  return [...ofRules, ...new Set(naming.map((entry) => `服务“${entry.name.zh}”用到它`))]
}

/** The names of the rules that name this one, directly or through others. */
export async function restingOn(tx: Tx, name: string): Promise<string[]> {
  const { infos, awaited } = await knownFacts(tx)
  return [...dependentsOf(name, await livingRules(tx), [...infos, ...awaited])].filter((one) => one !== name)
}

/** Checks the rules of a name and all that rest on it; the others are only looked up. */
async function checkerOf(
  tx: Tx,
  name: string,
  standing: readonly Version[],
): Promise<(rules: readonly ReadRule[]) => RuleFault[]> {
  const { infos, awaited } = await knownFacts(tx)
  const concerned = dependentsOf(name, standing, [...infos, ...awaited])
  return (rules) => {
    const theirs = rules.filter((rule) => concerned.has(rule.name))
    return checkRuleSet(theirs, { facts: infos, awaited, layers: rules.filter((rule) => !concerned.has(rule.name)) })
  }
}

/** The name itself, and the names of all rules that name it, directly or through others. */
function dependentsOf(name: string, versions: readonly Version[], facts: readonly { name: string }[]): Set<string> {
  const known = {
    facts: new Map(facts.map((fact) => [fact.name, fact])),
    rules: new Set([name, ...versions.map((one) => one.name)]),
  }
  const asks = versions.map((version) => ({ name: version.name, rules: asksOf(version, known).rules }))
  const found = new Set([name])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const one of asks) if (one.rules.some((rule) => found.has(rule))) found.add(one.name)
  }
  return found
}

/** Every version of a rule that is not withdrawn, of all layers. */
export const livingRules = (tx: Tx): Promise<Version[]> => livingIn(tx, 'rule_version')

/** The rules as they would stand with a draft among them: of its name in the district, those that it leaves. */
export function withDraft(versions: readonly Version[], draft: ReadRule): ReadRule[] {
  const { name, rule } = draft
  const own = versions.filter((version) => version.name === name && version.layer === 'district')
  const { replaced, shortened, validTo } = successionOf(own, { validFrom: rule.validFrom, validTo: rule.validTo ?? null })
  const others = versions.filter((version) => version !== replaced && version !== shortened).map(named)
  const earlier = shortened ? [{ ...named(shortened), rule: until(shortened.document as Rule, rule.validFrom) }] : []
  return [...others, ...earlier, { ...draft, rule: until(rule, validTo) }]
}

/** A version as the rule language knows it. */
export const named = ({ name, layer, document }: Pick<Version, 'name' | 'layer' | 'document'>): NamedRule => ({
  name,
  layer,
  rule: document as Rule,
})

const keyOf = ({ rule, place, code, message }: RuleFault): string => JSON.stringify([rule, place, code, message.zh])
