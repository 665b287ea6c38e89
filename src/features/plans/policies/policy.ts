import { type Actor, holds, type Role } from '../../../platform/actor.ts'

/** Who brings documents in and prepares their clauses. */
export const drafters = ['coordinator', 'department_officer'] as const satisfies readonly Role[]
/** Who sees what is under review. */
export const draftReaders = [...drafters, 'auditor', 'administrator'] as const satisfies readonly Role[]
/** Who makes a document part of the library, and takes it out again. */
export const policyPublishers = ['coordinator'] as const satisfies readonly Role[]

/** Officers of any department and the coordinator prepare documents. */
export const mayDraft = (actor: Actor, district: string): boolean => holds(actor, district, ...drafters)
/** Auditors and administrators look on. */
export const maySeeDrafts = (actor: Actor, district: string): boolean => holds(actor, district, ...draftReaders)
/** What residents will read, the coordinator publishes. */
export const mayPublish = (actor: Actor, district: string): boolean => holds(actor, district, ...policyPublishers)
/** A draft is corrected by who made it, or by the coordinator. */
export const mayCorrect = (actor: Actor, district: string, draft: { made_by: string }): boolean =>
  mayPublish(actor, district) || (mayDraft(actor, district) && draft.made_by === actor.id)
