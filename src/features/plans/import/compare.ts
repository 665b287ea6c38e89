import type { CommittedPlanPack } from './pack.ts'

/** The parts of a pack that are compared one by one. */
export const sections = ['head', 'indicators', 'tasks', 'projects', 'lists', 'commitments', 'warnings'] as const
export type PackSection = (typeof sections)[number]

export type Difference = { at: string; committed: unknown; imported: unknown }

/** Every place in one part where two packs differ, with its path. */
export function differences(section: PackSection, committed: CommittedPlanPack, imported: CommittedPlanPack): Difference[] {
  const found: Difference[] = []
  collect(section, partOf(committed, section), partOf(imported, section), found)
  return found
}

function partOf(pack: CommittedPlanPack, section: PackSection): unknown {
  if (section !== 'head') return pack[section]
  const { district, title, docNumber, issuer, issuedDate, periodEnd } = pack
  return { district, title, docNumber, issuer, issuedDate, periodEnd }
}

function collect(at: string, committed: unknown, imported: unknown, found: Difference[]) {
  if (isRecord(committed) && isRecord(imported)) {
    const keys = new Set([...Object.keys(committed), ...Object.keys(imported)])
    for (const key of keys) collect(`${at}/${key}`, committed[key], imported[key], found)
  } else if (committed !== imported) found.push({ at, committed, imported })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
