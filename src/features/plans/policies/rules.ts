import type { Standing } from './contract.ts'

/** What decides how a version stands: its own period, when the next one begins, when another document ends it. Days are text, periods half-open. */
export type Period = {
  policy: string
  version: number
  validFrom: string
  validTo: string | null
  replaces: string | null
  withdrawn: boolean
}

/** A version with how it stands on a day, and the document that ended it. */
export type Standed<P extends Period> = { period: P; standing: Standing; endedBy: string | null }

/**
 * How each version stands on a day. It holds from its first day until its own last, or until the next version or a document that replaces it begins,
 * whichever comes first. What was withdrawn holds nowhere and ends nothing.
 */
export function standingsOn<P extends Period>(periods: readonly P[], on: string): Standed<P>[] {
  const holding = periods.filter(({ withdrawn, validFrom }) => !withdrawn && validFrom <= on)
  const replacing = new Map(holding.flatMap(({ replaces, policy }) => (replaces ? [[replaces, policy] as const] : [])))
  const newest = new Map<string, number>()
  for (const { policy, version } of holding) newest.set(policy, Math.max(version, newest.get(policy) ?? 0))
  return periods.map((period) => {
    const endedBy = replacing.get(period.policy) ?? null
    if (period.withdrawn) return { period, standing: 'withdrawn', endedBy: null }
    if (period.validFrom > on) return { period, standing: 'coming', endedBy: null }
    if ((newest.get(period.policy) as number) > period.version || endedBy) return { period, standing: 'replaced', endedBy }
    return { period, standing: period.validTo !== null && period.validTo <= on ? 'expired' : 'valid', endedBy: null }
  })
}

/** The version of each policy that is read on a day: the one in force, else the newest that has begun, else the first to come; nothing where all are withdrawn. */
export function readOn<P extends Period>(periods: readonly P[], on: string): Standed<P>[] {
  const byPolicy = Map.groupBy(standingsOn(periods, on), ({ period }) => period.policy)
  return [...byPolicy.values()].flatMap((versions) => {
    const known = versions.filter(({ standing }) => standing !== 'withdrawn').sort((a, b) => b.period.version - a.period.version)
    const best =
      known.find(({ standing }) => standing === 'valid') ?? known.find(({ standing }) => standing !== 'coming') ?? known.at(-1)
    return best ? [best] : []
  })
}
