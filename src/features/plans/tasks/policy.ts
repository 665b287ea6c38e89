import { type Actor, actsForDepartment, actsForStreet, holds, type Role } from '../../../platform/actor.ts'
import type { DutyRole } from './rules.ts'

/** Who reads a district's boards. */
export const readers = [
  'coordinator',
  'department_officer',
  'street_officer',
  'auditor',
  'administrator',
] as const satisfies readonly Role[]
/** Who may change anything of a plan at all; the policies below say what. */
export const officers = ['coordinator', 'department_officer', 'street_officer'] as const satisfies readonly Role[]
/** Who coordinates. */
export const coordinators = ['coordinator'] as const satisfies readonly Role[]

/** An office with duties: a department, or a street's office with the street's code as its area. */
export type Office = { id: string; kind: string; area: string | null }
export type OfficeDuty = Office & { role: DutyRole }

export const coordinates = (actor: Actor, district: string): boolean => holds(actor, district, 'coordinator')

/** A department officer acts for their department, a street officer for their street's office. */
export function actsFor(actor: Actor, district: string, office: Office): boolean {
  if (actsForDepartment(actor, district, office.id)) return true
  return office.kind === 'street' && office.area !== null && actsForStreet(actor, district, office.area)
}

/** Milestones and links are planned by the coordinator, and by the task's own leads. */
export function mayPlan(actor: Actor, district: string, duties: readonly OfficeDuty[]): boolean {
  return coordinates(actor, district) || duties.some((duty) => duty.role === 'lead' && actsFor(actor, district, duty))
}

/** A milestone is completed by the department it names; where it names none, by a lead; where there is no lead, by the coordinator. */
export function mayComplete(actor: Actor, district: string, office: Office | null, duties: readonly OfficeDuty[]): boolean {
  if (office) return actsFor(actor, district, office)
  const leads = duties.filter((duty) => duty.role === 'lead')
  return leads.length > 0 ? leads.some((lead) => actsFor(actor, district, lead)) : coordinates(actor, district)
}

/** Only the department that a supervision names answers it. */
export const mayAnswer = actsFor

/** A department reports for itself. */
export const mayReport = actsFor

/** Supervisions are issued, closed and withdrawn by coordinators: the issuer or another. */
export const maySupervise = coordinates

/** Duties are assigned by coordinators. */
export const mayAssign = coordinates
