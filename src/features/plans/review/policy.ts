import { type Actor, holds, type Role } from '../../../platform/actor.ts'

/** Who sees imports; the document is public, the review of it is the coordinator's and those who control them. */
export const reviewers = ['coordinator', 'auditor', 'administrator'] as const satisfies readonly Role[]
/** Who imports, corrects and publishes. */
export const publishers = ['coordinator'] as const satisfies readonly Role[]

/** Only the district's coordinator makes a document its plan. */
export const mayReview = (actor: Actor, district: string): boolean => holds(actor, district, 'coordinator')
