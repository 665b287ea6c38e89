import { faults, type RuleFault } from './fault.ts'
import { inForce, type NamedRule, turningDays } from './versions.ts'

/** That a rule names another one, and where. */
export type Reference<R extends NamedRule> = { from: R; to: string; path: (string | number)[] }
type Found<R extends NamedRule> = Pick<RuleFault, 'code' | 'message'> & Pick<Reference<R>, 'from' | 'path'>

/** Rules that come back to themselves by the rules they name: each circle once. */
export function checkCircles<R extends NamedRule>(references: readonly Reference<R>[]): Found<R>[] {
  const next = new Map<string, Reference<R>[]>()
  for (const one of references) next.set(one.from.name, [...(next.get(one.from.name) ?? []), one])
  const state = new Map<string, 'open' | 'done'>()
  const found: Found<R>[] = []
  const visit = (name: string, path: string[]): void => {
    state.set(name, 'open')
    for (const reference of next.get(name) ?? []) {
      const { to } = reference
      if (state.get(to) === 'open')
        found.push({ ...reference, code: 'circle', message: faults.circle([...path.slice(path.indexOf(to)), to]) })
      else if (!state.has(to)) visit(to, [...path, to])
    }
    state.set(name, 'done')
  }
  for (const name of next.keys()) if (!state.has(name)) visit(name, [name])
  return found
}

/** A rule that is named must hold on every day on which the rule that names it holds. */
export function checkInForce<R extends NamedRule>(reference: Reference<R>, all: readonly NamedRule[]): Found<R>[] {
  const { rule } = reference.from
  const named = all.filter(({ name }) => name === reference.to)
  const days = [rule.validFrom, ...turningDays(named)].filter(
    (day) => day >= rule.validFrom && (rule.validTo === undefined || day < rule.validTo),
  )
  const missing = days.sort().find((day) => !inForce(named, reference.to, day))
  return missing === undefined
    ? []
    : [{ ...reference, code: 'not_in_force', message: faults.not_in_force(reference.to, missing) }]
}
