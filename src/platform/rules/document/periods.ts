import { faults, type RuleFault } from './fault.ts'
import type { NamedRule } from './versions.ts'

type Found = Pick<RuleFault, 'code' | 'message'> & { path: (string | number)[] }

/** Whether the rule's days exist and are in order. */
export function checkDays({ rule }: NamedRule): Found[] {
  const days = (['validFrom', 'validTo'] as const).flatMap((key): Found[] => {
    const day = rule[key]
    if (day === undefined || exists(day)) return []
    return [{ path: [key], code: 'no_such_day', message: faults.no_such_day(day) }]
  })
  if (rule.validTo === undefined || rule.validTo > rule.validFrom) return days
  return [...days, { path: ['validTo'], code: 'empty_period', message: faults.empty_period() }]
}

/** One rule has one version a day in each layer; the fault is told of the version that begins later. */
export function checkOverlaps<R extends NamedRule>(it: R, all: readonly R[]): Found[] {
  const earlier = all.find(
    (other) =>
      other !== it &&
      other.name === it.name &&
      other.layer === it.layer &&
      before(other, it, all) &&
      (other.rule.validTo === undefined || it.rule.validFrom < other.rule.validTo),
  )
  if (!earlier) return []
  return [{ path: ['validFrom'], code: 'periods_overlap', message: faults.periods_overlap(earlier.rule.validFrom) }]
}

function before<R extends NamedRule>(a: R, b: R, all: readonly R[]): boolean {
  if (a.rule.validFrom !== b.rule.validFrom) return a.rule.validFrom < b.rule.validFrom
  return all.indexOf(a) < all.indexOf(b)
}

function exists(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
