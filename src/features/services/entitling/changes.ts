/** That somebody is entitled to a service. */
export type Entitled = { person: string; service: string }

/** What was judged of a person now: services that the rule says yes to, and those of which it cannot tell since a fact is not known. */
export type JudgedNow = { person: string; services: readonly string[]; unsure: readonly string[] }

/** What a person stands as entitled to; `unsure`: whose rule could not tell when it was last asked. */
export type Standing = { services: readonly string[]; unsure: readonly string[] }

/** Entitlements that begin, those that are over, and of those that stand the ones whose rule cannot tell any more, and can again. */
export type Changes = Record<'begun' | 'over' | 'lapsed' | 'settled', Entitled[]>

/**
 * What became different between what stands and what was judged now. Only a no ends what stands: where a fact lapsed it stays, as unsure. Services that were not
 * judged stay as they stand. Pure.
 */
export function changesOf(
  now: readonly JudgedNow[],
  standing: ReadonlyMap<string, Standing>,
  judged: readonly string[],
): Changes {
  const asked = new Set(judged)
  const changes: Changes = { begun: [], over: [], lapsed: [], settled: [] }
  for (const { person, services, unsure } of now) {
    const before = standing.get(person) ?? nothing
    for (const service of services) if (!before.services.includes(service)) changes.begun.push({ person, service })
    for (const service of before.services) {
      if (!asked.has(service)) continue
      const wasUnsure = before.unsure.includes(service)
      if (services.includes(service)) {
        if (wasUnsure) changes.settled.push({ person, service })
      } else if (!unsure.includes(service)) changes.over.push({ person, service })
      else if (!wasUnsure) changes.lapsed.push({ person, service })
    }
  }
  return changes
}

const nothing: Standing = { services: [], unsure: [] }
