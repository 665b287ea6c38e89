import { type Actor, actsForDepartment, actsForStreet, grantsIn, holds, keepsPeople, type Role } from '../../platform/actor.ts'

/** Who may do what with messages. Whom one sees is people's row security. Pure. */

/** Who calls, posts and writes to people. */
export const keepers = ['street_officer', 'department_officer'] as const satisfies readonly Role[]
/** Who sends one thing to many, and who sees that it was done. */
export const senders = ['department_officer', 'coordinator'] as const satisfies readonly Role[]
export const overseers = ['street_officer', 'department_officer', 'coordinator', 'auditor'] as const satisfies readonly Role[]

/** Where somebody lives and is registered, as far as it decides who keeps their record. */
export type Place = { residenceStreet: string | null; registeredStreet: string | null }

/** Officers of the street one lives in, and of the departments that work with people, tell and call. */
export const mayTell = (actor: Actor, district: string, { residenceStreet, registeredStreet }: Place): boolean => {
  const street = residenceStreet ?? registeredStreet
  return keepsPeople(actor, district) || (street !== null && actsForStreet(actor, district, street))
}

/** What is sent to many is the word of a department that leads the service, or of the coordinator. */
export const mayBroadcast = (actor: Actor, district: string, leading: string | null): boolean =>
  actor.kind === 'system' ||
  holds(actor, district, 'coordinator') ||
  (leading !== null && actsForDepartment(actor, district, leading))

/** The streets whose call-backs are the actor's own work. */
export const streetsOf = (actor: Actor, district: string): string[] =>
  grantsIn(actor, district).flatMap(({ role, street }) => (role === 'street_officer' && street ? [street] : []))
