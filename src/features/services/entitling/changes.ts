/** That somebody is entitled to a service. */
export type Entitled = { person: string; service: string }

/**
 * What became different between what stands and what was judged now: entitlements that begin, and those that are over. Services that were not judged stay as
 * they stand. Pure.
 */
export function changesOf(
  now: readonly { person: string; services: readonly string[] }[],
  standing: ReadonlyMap<string, readonly string[]>,
  judged: readonly string[],
): { begun: Entitled[]; over: Entitled[] } {
  const asked = new Set(judged)
  const begun: Entitled[] = []
  const over: Entitled[] = []
  for (const { person, services } of now) {
    const before = standing.get(person) ?? []
    for (const service of services) if (!before.includes(service)) begun.push({ person, service })
    for (const service of before) if (asked.has(service) && !services.includes(service)) over.push({ person, service })
  }
  return { begun, over }
}
