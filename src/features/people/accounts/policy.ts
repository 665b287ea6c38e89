import type { Actor } from '../../../platform/actor.ts'
import { mayEdit, maySeeAll, type PersonPlace, standsFor } from '../policy.ts'

/** Letters, recoveries and duties are given by whoever may edit the record. */
export const mayProve = (actor: Actor, district: string, person: PersonPlace): boolean =>
  actor.kind === 'account' && mayEdit(actor, district, person)

/** Who acts for a person is seen by those who keep the record, the person and their guardians. */
export const maySeeStanding = maySeeAll

/** A grant is ended by those who may give it, by its holder, and a trusted person's also by the person or their guardian. */
export const mayEnd = (
  actor: Actor,
  district: string,
  grant: { account: string; as: string; person: string },
  person: PersonPlace | undefined,
): boolean => {
  if (grant.account === actor.id) return grant.as !== 'self'
  if (person && mayEdit(actor, district, person)) return true
  return grant.as === 'trusted' && standsFor(actor, district, grant.person)
}
