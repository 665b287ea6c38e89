import { type Actor, grantFor } from '../../../platform/actor.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Trust } from './contract.ts'

/** On whose behalf a deed is done, for the details of its audit line; empty where somebody acts for themselves. */
export type OnBehalf = { onBehalfOf?: string; as?: 'guardian' | 'trusted'; grant?: string }

/**
 * Permits what somebody does for a person with an account of their own, and answers what the audit line must carry: nothing for oneself, both sides for a guardian or a
 * trusted person. Problems: 403 `not_acting_for` who is nobody to the person or serves them by duty only, 403 `not_trusted_with` a trusted person beyond their authority.
 * Officers act by their own policies, not by this.
 */
export function actingFor({ actor, district }: { actor: Actor; district: string }, person: string, what: Trust): OnBehalf {
  const grant = grantFor(actor, district, person)
  if (!grant || grant.as === 'duty') throw new Problem(403, 'not_acting_for')
  if (grant.as === 'self') return {}
  if (grant.as === 'trusted' && !grant.may.includes(what)) throw new Problem(403, 'not_trusted_with', { what })
  return { onBehalfOf: person, as: grant.as, grant: grant.id }
}

/** Whether the account is the person's own or their guardian's: what a trusted person may never do in their name. */
export function actingFully({ actor, district }: { actor: Actor; district: string }, person: string): OnBehalf {
  const grant = grantFor(actor, district, person)
  if (grant?.as === 'self') return {}
  if (grant?.as === 'guardian') return { onBehalfOf: person, as: 'guardian', grant: grant.id }
  throw new Problem(403, 'not_acting_for')
}
