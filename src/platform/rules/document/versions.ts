import type { Rule } from './contract.ts'

/** Who a rule is from, the furthest first: what a nearer layer says of a rule of the same name holds on the days it says it for. */
export const layers = ['national', 'city', 'district'] as const
export type Layer = (typeof layers)[number]

/** A rule of one period under its full name `file.rule`. */
export type NamedRule = { name: string; rule: Rule; layer: Layer }

/** Whether the rule holds on the day: from its first day, up to and without its last. */
export const holdsOn = ({ validFrom, validTo }: Rule, on: string): boolean =>
  validFrom <= on && (validTo === undefined || on < validTo)

/** The rule of that name that holds on the day: the nearest layer's, of two in one layer the one that began later. */
export function inForce<R extends NamedRule>(rules: readonly R[], name: string, on: string): R | undefined {
  let best: R | undefined
  for (const it of rules) {
    if (it.name !== name || !holdsOn(it.rule, on)) continue
    if (!best || nearer(it, best)) best = it
  }
  return best
}

function nearer(a: NamedRule, b: NamedRule): boolean {
  const by = layers.indexOf(a.layer) - layers.indexOf(b.layer)
  return by !== 0 ? by > 0 : a.rule.validFrom > b.rule.validFrom
}

/** The days on which a rule begins or ends, in order: between two of them the same rules hold. */
export function turningDays(rules: readonly NamedRule[]): string[] {
  const days = rules.flatMap(({ rule }) => (rule.validTo === undefined ? [rule.validFrom] : [rule.validFrom, rule.validTo]))
  return [...new Set(days)].sort()
}

/** The part before the dot, which names the file, and the part after it. */
export function partsOf(name: string): { file: string; short: string } {
  const dot = name.indexOf('.')
  return dot < 0 ? { file: '', short: name } : { file: name.slice(0, dot), short: name.slice(dot + 1) }
}
