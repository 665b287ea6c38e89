import { type Actor, grantsIn, keepsPeople, type Role } from '../../../platform/actor.ts'

/** Who brings lists of people in: officers of a street, for their street; officers of a department, for the district. */
export const importers = ['street_officer', 'department_officer'] as const satisfies readonly Role[]

/** For whom an import may bring in people: `*` for the whole district, else streets, joined by commas. */
export type ImportScope = string

/** The scope of what the actor imports; nothing where they may not import. */
export function importScopeOf(actor: Actor, district: string): ImportScope | undefined {
  if (keepsPeople(actor, district)) return '*'
  const streets = grantsIn(actor, district).flatMap((grant) =>
    grant.role === 'street_officer' && grant.street ? [grant.street] : [],
  )
  return streets.length > 0 ? [...new Set(streets)].sort().join(',') : undefined
}

/** An import is for those whose scope covers it: its file holds the numbers of everybody in it. */
export function mayUseImport(actor: Actor, district: string, scope: ImportScope): boolean {
  const own = importScopeOf(actor, district)
  if (own === undefined) return false
  if (own === '*') return true
  const streets = new Set(own.split(','))
  return scope !== '*' && scope.split(',').every((street) => streets.has(street))
}
