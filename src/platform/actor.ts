/** The roles of the installation; every grant but `administrator` and `resident` is for one district. */
export const roles = [
  'resident',
  'provider',
  'street_officer',
  'department_officer',
  'coordinator',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** What an account may act as: a role in a district, for a department, a street (area code) or an organization where the role needs one. */
export type Grant = {
  role: Role
  district: string | null
  department: string | null
  street: string | null
  organization: string | null
  /** The account in whose place the role is held, by name, while they are away. */
  standInFor?: string | null
  /** false: an officer of a department that does not work with people's records. Read with the session. */
  people?: boolean
}

/**
 * A person whom the account may see or act for: itself, its ward, somebody who trusts it, or somebody its duty serves. `may` limits what it may do for
 * them; empty is everything that person may.
 */
export type PersonGrant = {
  id: string
  district: string
  person: string
  as: 'self' | 'guardian' | 'trusted' | 'duty'
  why: string
  may: string[]
}

/** Who asks. `public` is anyone not signed in, `system` is a job. */
export type Actor = {
  kind: 'account' | 'public' | 'system'
  id: string
  name: string
  grants: Grant[]
  persons: PersonGrant[]
}

export const theNobody: Actor = { kind: 'public', id: 'public', name: 'public', grants: [], persons: [] }

/** The actor of a job: named after it in the audit. */
export const systemActor = (name: string): Actor => ({ kind: 'system', id: `system:${name}`, name, grants: [], persons: [] })

/** The actor's grants that count in a district; an administrator's count in every one. */
export function grantsIn(actor: Actor, district: string): Grant[] {
  return actor.grants.filter(
    (grant) => grant.district === district || (grant.district === null && grant.role === 'administrator'),
  )
}

/** Whether the actor holds one of the roles in the district. */
export function holds(actor: Actor, district: string, ...wanted: Role[]): boolean {
  return grantsIn(actor, district).some((grant) => wanted.includes(grant.role))
}

/** Whether the actor holds the role for this very department of the district. */
export function actsForDepartment(actor: Actor, district: string, department: string): boolean {
  return grantsIn(actor, district).some((grant) => grant.role === 'department_officer' && grant.department === department)
}

/** Whether the actor holds the role of street officer for this very street. */
export function actsForStreet(actor: Actor, district: string, street: string): boolean {
  return grantsIn(actor, district).some((grant) => grant.role === 'street_officer' && grant.street === street)
}

/** Whether the actor sees the records of all the district's people by duty: a job, and officers of the departments that work with them. */
export const keepsPeople = (actor: Actor, district: string): boolean =>
  actor.kind === 'system' ||
  grantsIn(actor, district).some(({ role, people }) => role === 'department_officer' && people !== false)

/** Staff are all who hold any role but resident, anywhere. */
export function isStaff(actor: Actor): boolean {
  return actor.grants.some((grant) => grant.role !== 'resident')
}

/** What the actor may be to a person of the district: the first grant that says so, those for oneself first. */
export function grantFor(actor: Actor, district: string, person: string): PersonGrant | undefined {
  const order = ['self', 'guardian', 'trusted', 'duty']
  return actor.persons
    .filter((grant) => grant.district === district && grant.person === person)
    .sort((a, b) => order.indexOf(a.as) - order.indexOf(b.as))[0]
}
