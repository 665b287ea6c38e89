import { type Actor, actsForDepartment, actsForStreet, grantsIn, type Role } from '../../platform/actor.ts'

/** Who may do what with a facility's record. Everybody reads what is public about it; these say who writes. Pure. */

/** Who reads the registers of a district. */
export const readers = [
  'coordinator',
  'department_officer',
  'street_officer',
  'provider',
  'auditor',
  'administrator',
] as const satisfies readonly Role[]
/** Who keeps records: the policies below say which. */
export const keepers = ['department_officer'] as const satisfies readonly Role[]
/** Who keeps what a provider knows best: the department, or the provider itself. */
export const reporters = ['department_officer', 'provider'] as const satisfies readonly Role[]
/** Who proposes for its own street. */
export const proposers = ['street_officer'] as const satisfies readonly Role[]

/** A record is kept by the departments that its type names (民政 for 养老, 教育 and 卫健 for 托育). */
export const mayKeep = (actor: Actor, district: string, departments: readonly string[]): boolean =>
  actor.kind === 'system' || departments.some((department) => actsForDepartment(actor, district, department))

/** A provider reports for the facilities of its own organization. */
export const isProviderOf = (actor: Actor, district: string, organization: string | null): boolean =>
  organization !== null &&
  grantsIn(actor, district).some((grant) => grant.role === 'provider' && grant.organization === organization)

/** Occupancy, fees and hours are kept by the provider itself or by the department. */
export const mayReport = (
  actor: Actor,
  district: string,
  facility: { organization: string | null; departments: readonly string[] },
): boolean => mayKeep(actor, district, facility.departments) || isProviderOf(actor, district, facility.organization)

/** A street proposes what concerns its own facilities. */
export const mayPropose = actsForStreet
