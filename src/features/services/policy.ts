import { type Actor, actsForDepartment, holds, type Role } from '../../platform/actor.ts'

/** Who may do what with a district's rules and services. Everybody reads the catalogue; these say who else may what. Pure. */

/** Who reads rules with their versions, and tries them out. */
export const readers = [
  'coordinator',
  'department_officer',
  'street_officer',
  'auditor',
  'administrator',
] as const satisfies readonly Role[]

/** Who drafts rules: whoever works with them in a department, and the coordinator. */
export const drafters = ['coordinator', 'department_officer'] as const satisfies readonly Role[]

/** A rule is the district's word: its coordinator publishes any, and officers of a department those of the services that it leads. */
export const mayPublish = (actor: Actor, district: string, leading: readonly string[]): boolean =>
  actor.kind === 'system' ||
  holds(actor, district, 'coordinator') ||
  leading.some((department) => actsForDepartment(actor, district, department))

/** A draft is changed and taken back by whoever made it, and by whoever may publish it. */
export const mayChangeDraft = (actor: Actor, district: string, madeBy: string, leading: readonly string[]): boolean =>
  actor.id === madeBy || mayPublish(actor, district, leading)
