import { checkExpressions, type Place } from './check-expressions.ts'
import { checkMoney } from './check-money.ts'
import { checkTableOf } from './check-table.ts'
import type { AwaitedFact } from './contract.ts'
import { namingsOf } from './expressions.ts'
import type { FactInfo } from './facts.ts'
import { faults, type RuleFault } from './fault.ts'
import { fullName } from './names.ts'
import { nearest } from './nearest.ts'
import { checkDays, checkOverlaps } from './periods.ts'
import { placeOf, type ReadRule } from './read.ts'
import { checkCircles, checkInForce, type Reference } from './references.ts'
import { type NamedRule, partsOf } from './versions.ts'

/** What rules may name: registered facts, awaited ones, and `layers`: rules of other layers that are not themselves checked. */
export type Surroundings = { facts: readonly FactInfo[]; awaited?: readonly AwaitedFact[]; layers?: readonly NamedRule[] }

/** Every fault of rules that have been read, from the files of a district, its city and the nation or elsewhere, in their order. None: the rules may be published. */
export function checkRuleSet(rules: readonly ReadRule[], around: Surroundings): RuleFault[] {
  const all: NamedRule[] = [...rules, ...(around.layers ?? [])]
  const facts = new Map([...(around.awaited ?? []), ...around.facts].map((fact) => [fact.name, fact]))
  const byName = new Map(all.map((one) => [one.name, one.rule]))
  const found: RuleFault[] = []
  const references: Reference<ReadRule>[] = []
  for (const it of rules) {
    const add = ({ path, at, code, message }: Place) => found.push(faultOf(it, path, code, message, at))
    const name = (to: string, path: (string | number)[]) => references.push({ from: it, to, path })
    for (const one of [...checkDays(it), ...checkOverlaps(it, rules)]) add(one)
    for (const one of checkParts(it)) add(one)
    checkClauses(it, byName, add, name)
    const before = found.length
    checkExpressions(it, { facts, rules: byName }, add, name)
    // Sums, and a table as a whole, are looked at once each part can be read.
    if (found.length === before)
      for (const one of [...checkMoney(it.rule, facts.keys()), ...checkTableOf(it, { facts, rules: byName })]) add(one)
  }
  for (const { from, path, code, message } of [
    ...checkCircles(references),
    ...references.flatMap((one) => checkInForce(one, all)),
  ])
    found.push(faultOf(from, path, code, message))
  return found
}

function checkParts({ rule }: NamedRule): Place[] {
  const at = (path: Place['path'], code: 'nothing_said' | 'both_said', message: Place['message']): Place[] => [
    { path, code, message },
  ]
  if (rule.kind === 'eligibility')
    return rule.all || rule.any || rule.none ? [] : at([], 'nothing_said', faults.nothing_said(rule.kind))
  if (rule.value === undefined && !rule.rules) return at([], 'nothing_said', faults.nothing_said(rule.kind))
  return rule.value !== undefined && rule.rules ? at(['value'], 'both_said', faults.both_said()) : []
}

/** The rules that clauses name: there, yes or no, and about the same. */
function checkClauses(
  it: ReadRule,
  rules: ReadonlyMap<string, NamedRule['rule']>,
  add: (place: Place) => void,
  name: (to: string, path: (string | number)[]) => void,
): void {
  for (const naming of namingsOf(it.rule)) {
    const to = fullName(naming.name, partsOf(it.name).file)
    const rule = rules.get(to)
    const { path } = naming
    if (!rule) add({ path, code: 'unknown_rule', message: faults.unknown_rule(naming.name, nearest(naming.name, rules.keys())) })
    else {
      name(to, path)
      if (rule.kind !== 'eligibility') add({ path, code: 'not_eligibility', message: faults.not_eligibility(to) })
      if (rule.about !== it.rule.about)
        add({ path, code: 'other_subject', message: faults.other_subject(to, rule.about, it.rule.about) })
    }
  }
}

function faultOf(
  it: ReadRule,
  path: Place['path'],
  code: RuleFault['code'],
  message: Place['message'],
  at?: Place['at'],
): RuleFault {
  const where = { ...(it.file !== undefined && { file: it.file }), rule: it.name, place: placeOf(path) }
  return { ...where, ...it.locate?.(path, at?.from ?? 0), ...(at && { at }), code, message }
}
