import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { endPersonGrants, listPersonGrants } from '../../../platform/sign-in/person-grants-store.ts'
import { findPerson, lockPerson } from '../person-store.ts'
import { withWholeDistrict } from '../sight-store.ts'
import { findStanding } from '../standing.ts'
import { actingFully } from './acting.ts'
import type { MadeLetter, NewTrusted, Trusted } from './contract.ts'
import { withdrawLetters } from './letter-store.ts'
import { toldOnce, writeLetter } from './letters.ts'
import { mayProve, maySeeStanding } from './policy.ts'
import { endRelationship, insertTrusted, lockRelationship, trustedOf } from './relation-store.ts'

/** The longest that one authority lasts; it can be given anew. */
const longestDays = 3 * 366

/**
 * Names a trusted person (代办人) with dates and limits: by the person or their guardian, or by an officer at the counter who holds the signed paper. The answer's code is for the
 * trusted person to type into their own account. Problems: 404, 403, 422 `trust_period`, `papers_missing`.
 */
export function nameTrusted(ctx: Context, id: string, wish: NewTrusted): Promise<MadeLetter & { relationship: string }> {
  return transaction(toldOnce(ctx), async (tx) => {
    const person = found(await lockPerson(tx, id), 'person')
    const officer = mayProve(tx.actor, tx.district, person)
    const onBehalf = officer ? {} : actingFully(tx, person.id)
    if (person.diedOn !== null) throw new Problem(409, 'person_has_died', { name: person.name })
    const startsOn = wish.startsOn ?? tx.today
    const latest = plusDays(startsOn, longestDays)
    if (startsOn < tx.today || wish.endsOn <= startsOn || wish.endsOn > latest)
      throw new Problem(422, 'trust_period', { startsOn, latest })
    if (officer && !wish.papers) throw new Problem(422, 'papers_missing')
    if (wish.other) found(await findPerson(tx, wish.other), 'person')
    const source = officer ? (wish.papers as string) : '本人网上授权'
    const relationship = await insertTrusted(tx, {
      ...{ person: person.id, other: wish.other ?? null, name: wish.name, phone: wish.phone ?? null },
      ...{ may: wish.may, startsOn, endsOn: wish.endsOn, source },
    })
    await tx.audit('people.trust', `person/${person.id}`, {
      ...{ relationship, name: wish.name, may: wish.may, startsOn, endsOn: wish.endsOn, source },
      ...onBehalf,
    })
    return { relationship, ...(await writeLetter(ctx, tx, { person: person.id, as: 'trusted', relationship, papers: source })) }
  })
}

/** Whom a person trusts now or from a later day, for the person, their guardian and those who keep the record. */
export function listTrusted(ctx: Context, id: string): Promise<Trusted[]> {
  return reading(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    permit(maySeeStanding(tx.actor, tx.district, person))
    const rows = await withWholeDistrict(tx, () => trustedOf(tx, person.id)) // on records merged into this one too
    const persons = rows.map((row) => row.person)
    const grants = await listPersonGrants(tx.db, { district: tx.district, persons, as: ['trusted'], on: tx.today })
    return rows.map((row) => ({
      ...{ id: row.id, name: row.otherName ?? '', may: row.may, startsOn: row.validFrom, endsOn: row.validTo as string },
      account: grants.find(({ source }) => source === row.id)?.accountName ?? null,
    }))
  })
}

/** Ends a trusted person's authority at once: by the person, a guardian, an officer, or the trusted person. Problems: 404, 403, 409 `trust_has_ended`. */
export function endTrust(ctx: Context, relationship: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockRelationship(tx, relationship), 'trusted')
    if (row.kind !== 'trusted') found(undefined, 'trusted')
    const person = found(await findStanding(tx, row.person), 'trusted') // the trusted person sees it by their grant
    const holder = tx.actor.persons.some((grant) => grant.as === 'trusted' && grant.person === row.person)
    permit(maySeeStanding(tx.actor, tx.district, person) || (holder && (await isHolder(tx, row.id))))
    if (!row.stands) throw new Problem(409, 'trust_has_ended')
    await stopTrust(tx, { relationship: row.id, person: person.id })
  })
}

/** Ends the authority with everything that rests on it, in a transaction that is open already. */
export async function stopTrust(tx: Tx, { relationship, person }: { relationship: string; person: string }): Promise<void> {
  await endRelationship(tx, relationship, '本人或代办人终止')
  await endPersonGrants(tx.db, { district: tx.district, source: relationship }, { on: tx.today, by: tx.actor.id, at: tx.now })
  await withdrawLetters(tx, { relationship })
  await tx.audit('people.end_trust', `person/${person}`, { relationship })
}

async function isHolder(tx: Tx, relationship: string): Promise<boolean> {
  const own = await listPersonGrants(tx.db, { district: tx.district, account: tx.actor.id, as: ['trusted'], on: tx.today })
  return own.some(({ source }) => source === relationship)
}
