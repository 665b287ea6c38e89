import { actsForStreet, keepsPeople } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { listPersonGrants } from '../../../platform/sign-in/person-grants-store.ts'
import { bornBy } from '../ages.ts'
import { findPerson, lockPerson } from '../person-store.ts'
import { mayKeepPeople } from '../policy.ts'
import { answerDay } from '../privacy/due.ts'
import { withWholeDistrict } from '../sight-store.ts'
import { bind } from './binding.ts'
import { type ClaimRow, claimsOfAccount, decideClaim, insertClaim, listClaims, lockClaim } from './claim-store.ts'
import type { KnownWard, WardClaim, WardDecision, WardWish } from './contract.ts'
import { comesOfAge } from './letters.ts'
import { mayProve } from './policy.ts'
import { type WardRow, wardsOf } from './relation-store.ts'

/** Asked within so many working days. */
const answerWithin = 5

/** The children and wards that the register knows as those of the signed-in account's own person, with what it may do about each. */
export function knownWards(ctx: Context): Promise<KnownWard[]> {
  return reading(ctx, async (tx) => {
    const self = ownPerson(tx)
    if (!self) return []
    const held = await listPersonGrants(tx.db, { district: tx.district, account: tx.actor.id, as: ['guardian'], on: tx.today })
    const asked = (await claimsOfAccount(tx, tx.actor.id)).filter(({ state }) => state === 'asked')
    return (await wards(tx, self)).map(({ relationship, ward, name, relation, proven }) => ({
      ...{ relationship, name, relation, atOnce: proven },
      held: held.some(({ person }) => person === ward),
      asked: asked.some((claim) => claim.ward === ward),
    }))
  })
}

/**
 * A bound adult asks to stand for a child or ward: at once where an officer recorded the relationship, else an officer of the street decides. Problems: 409 `not_bound_yet`
 * without a person of one's own, 404 for a relationship that is not one's own, 409 `ward_asked_already`.
 */
export function askForWard(ctx: Context, wish: WardWish): Promise<{ state: 'granted' | 'asked'; id: string | null }> {
  return transaction(ctx, async (tx) => {
    const self = ownPerson(tx)
    if (!self) throw new Problem(409, 'not_bound_yet')
    const known = wish.relationship
      ? found(
          (await wards(tx, self)).find((row) => row.relationship === wish.relationship),
          'relationship',
        )
      : undefined
    if (known?.proven) {
      await grantWard(tx, known.ward, {
        account: tx.actor.id,
        relation: known.relation,
        source: known.relationship,
        proof: 'guardian',
        until: known.validTo,
      })
      return { state: 'granted' as const, id: null }
    }
    const wardName = known?.name ?? (wish.name as string)
    const open = (await claimsOfAccount(tx, tx.actor.id)).filter(({ state }) => state === 'asked')
    if (open.some((claim) => (known ? claim.ward === known.ward : claim.wardName === wardName)))
      throw new Problem(409, 'ward_asked_already', { name: wardName })
    const id = await insertClaim(tx, {
      ...{ person: self, relation: known?.relation ?? wish.relation, ward: known?.ward ?? null, wardName, says: wish.says },
      ...{ wardBornOn: known?.bornOn ?? wish.bornOn ?? null, relationship: known?.relationship ?? null },
      answerDueOn: await answerDay(tx, answerWithin),
    })
    await tx.audit('people.ask_for_ward', `person/${self}`, { claim: id })
    return { state: 'asked' as const, id }
  })
}

/** The claims that wait for an answer, for those who may give it: of a family's words the street where somebody is only registered reads nothing. */
export function listWardClaims(ctx: Context): Promise<{ claims: WardClaim[] }> {
  return reading(ctx, async (tx) => {
    const mine = ({ street }: ClaimRow) =>
      keepsPeople(tx.actor, tx.district) || (street !== null && actsForStreet(tx.actor, tx.district, street))
    return { claims: (await listClaims(tx, 'asked')).filter(mine).map(shownClaim) }
  })
}

/** What the signed-in account has asked, with the answers. */
export function ownClaims(ctx: Context): Promise<WardClaim[]> {
  return reading(ctx, async (tx) => (await claimsOfAccount(tx, tx.actor.id)).map(shownClaim))
}

/** An officer grants or refuses what somebody asked, with words. The child must be one the officer may edit. Problems: 404, 403, 409 `claim_is_decided`, 422 `ward_missing`. */
export function decideWardClaim(ctx: Context, id: string, decision: WardDecision): Promise<void> {
  return transaction(ctx, async (tx) => {
    permit(mayKeepPeople(tx.actor, tx.district))
    const claim = found(await lockClaim(tx, id), 'claim')
    const asker = found(await findPerson(tx, claim.person), 'claim')
    permit(mayProve(tx.actor, tx.district, asker))
    if (claim.state !== 'asked') throw new Problem(409, 'claim_is_decided')
    const { answer } = decision
    if (!decision.grant) {
      await decideClaim(tx, id, { state: 'refused', ward: claim.ward, answer })
      await tx.audit('people.refuse_ward', `person/${claim.person}`, { claim: id, answer })
      return
    }
    const wanted = decision.ward ?? claim.ward
    if (!wanted) throw new Problem(422, 'ward_missing')
    const ward = found(await findPerson(tx, wanted), 'person')
    permit(mayProve(tx.actor, tx.district, ward))
    if (claim.relation === 'parent' && comesOfAge(ward.bornOn, tx.today) === null)
      throw new Problem(422, 'ward_is_of_age', { name: ward.name })
    await decideClaim(tx, id, { state: 'granted', ward: ward.id, answer })
    await grantWard(tx, ward.id, {
      account: claim.account,
      relation: claim.relation,
      source: claim.relationship ?? claim.id, // ends with the relationship where there is one
      proof: 'officer',
      until: null,
    })
  })
}

/** A guardian stands for a ward without a limit in what, a parent until the child comes of age. */
async function grantWard(
  tx: Tx,
  ward: string,
  by: { account: string; relation: 'parent' | 'guardian'; source: string; proof: 'guardian' | 'officer'; until: string | null },
): Promise<void> {
  const person = found(await withWholeDistrict(tx, () => lockPerson(tx, ward)), 'person')
  const ages = comesOfAge(person.bornOn, tx.today)
  const ends = [by.until, by.relation === 'parent' || ages ? ages : null].filter((day) => day !== null).sort()
  const { account, proof, source } = by
  await bind(tx, person, { account, as: 'guardian', why: by.relation, proof, may: [], endsOn: ends[0] ?? null, source })
}

const wards = (tx: Tx, self: string): Promise<WardRow[]> => withWholeDistrict(tx, () => wardsOf(tx, self, bornBy(18, tx.today)))

/** The person of the district whose own account asks. */
export const ownPerson = (tx: Pick<Tx, 'actor' | 'district'>): string | undefined =>
  tx.actor.persons.find((grant) => grant.district === tx.district && grant.as === 'self')?.person

const shownClaim = ({ askedAt, account: _a, relationship: _r, street: _s, ...row }: ClaimRow): WardClaim => ({
  ...row,
  askedAt: askedAt.toISOString(),
})
