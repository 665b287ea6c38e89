import { type Actor, grantFor } from '../../../platform/actor.ts'
import { mayEdit, mayKeepPeople, type PersonPlace } from '../policy.ts'

/** Letters, recoveries and duties are given by whoever may edit the record. */
export const mayProve = (actor: Actor, district: string, person: PersonPlace): boolean =>
  actor.kind === 'account' && mayEdit(actor, district, person)

/** Who acts for a person is seen by those who keep the record, the person and their guardians. */
export const maySeeStanding = (actor: Actor, district: string, person: PersonPlace): boolean =>
  mayEdit(actor, district, person) || ['self', 'guardian'].includes(grantFor(actor, district, person.id)?.as ?? '')

/** Whom somebody serves by duty is seen by those who keep records, each within what they may see. */
export const maySeeDuties = mayKeepPeople

/** A grant is ended by those who may give it, by its holder, and a trusted person's also by the person or their guardian. */
export const mayEnd = (
  actor: Actor,
  district: string,
  grant: { account: string; as: string; person: string },
  person: PersonPlace | undefined,
): boolean => {
  if (grant.account === actor.id) return grant.as !== 'self'
  if (person && mayEdit(actor, district, person)) return true
  return grant.as === 'trusted' && ['self', 'guardian'].includes(grantFor(actor, district, grant.person)?.as ?? '')
}
