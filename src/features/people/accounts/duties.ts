import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { listGrants } from '../../../platform/sign-in/grants-store.ts'
import {
  endPersonGrants,
  groundOf,
  listPersonGrants,
  lockPersonGrant,
  type PersonGrantRow,
} from '../../../platform/sign-in/person-grants-store.ts'
import { findAccountByUsername } from '../../../platform/sign-in/store.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import { mayKeepPeople } from '../policy.ts'
import { findStanding } from '../standing.ts'
import { bind } from './binding.ts'
import type { NewDuty, PersonGrantShown } from './contract.ts'
import { equalTo, onceEach } from './equal-grants.ts'
import { mayEnd, mayProve, maySeeStanding } from './policy.ts'
import { stopTrust } from './trusted.ts'

/**
 * Lets a carer, assessor or teacher (an account with the role provider here) see whom they serve, one or many at once, all or none. Problems: 404 `account`, `person`; 403; 422
 * `duty_period`, `holder_is_no_provider`.
 */
export function giveDuty(ctx: Context, wish: NewDuty): Promise<{ given: number }> {
  permit(mayKeepPeople(ctx.actor, ctx.district))
  return transaction(ctx, async (tx) => {
    const holder = found(await findAccountByUsername(tx.db, wish.holder), 'account')
    const startsOn = wish.startsOn ?? tx.today
    if (wish.endsOn <= startsOn || wish.endsOn <= tx.today) throw new Problem(422, 'duty_period', { startsOn })
    const roles = await listGrants(tx.db, holder.id, [tx.district])
    if (!roles.some((grant) => grant.role === 'provider' && (grant.endsOn === null || grant.endsOn > startsOn)))
      throw new Problem(422, 'holder_is_no_provider', { holder: wish.holder })
    let given = 0
    for (const id of new Set(wish.persons)) {
      const person = found(await findPerson(tx, id), 'person')
      permit(mayProve(tx.actor, tx.district, person))
      const duty = { account: holder.id, as: 'duty' as const, why: wish.why, proof: 'officer' as const, may: [], source: null }
      if (await bind(tx, person, { ...duty, startsOn, endsOn: wish.endsOn })) given += 1
    }
    return { given }
  })
}

/** Whom an account serves by duty, as far as the reader may see those persons; one's own without asking. */
export function dutiesOfHolder(ctx: Context, username: string | undefined): Promise<{ grants: PersonGrantShown[] }> {
  return reading(ctx, async (tx) => {
    const account = username === undefined ? tx.actor.id : found(await findAccountByUsername(tx.db, username), 'account').id
    permit(account === tx.actor.id || mayKeepPeople(tx.actor, tx.district))
    const grants = await listPersonGrants(tx.db, { district: tx.district, account, as: ['duty'], on: tx.today })
    return { grants: await named(tx, grants) }
  })
}

/** Who may see or act for a person: all for those who keep the record; without the duties for the person and their guardians. */
export function grantsOfPerson(ctx: Context, id: string): Promise<{ grants: PersonGrantShown[] }> {
  return reading(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    permit(maySeeStanding(tx.actor, tx.district, person))
    const as = mayProve(tx.actor, tx.district, person) ? undefined : (['self', 'guardian', 'trusted'] as const)
    const grants = await listPersonGrants(tx.db, {
      district: tx.district,
      persons: [person.id],
      on: tx.today,
      ...(as ? { as } : {}),
    })
    return { grants: await named(tx, grants) }
  })
}

/** Ends a grant today, with those equal to it on records that are one with this; a trusted person's with the authority it rests on. Problems: 404 unless it is one's own or about somebody one sees; 403; 409 `grant_has_ended`. */
export function endPersonGrant(ctx: Context, id: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const grant = found(await lockPersonGrant(tx.db, tx.district, id), 'grant')
    const person = await findStanding(tx, grant.person)
    if (grant.account !== tx.actor.id) found(person, 'grant')
    permit(mayEnd(tx.actor, tx.district, grant, person))
    if (grant.endsOn !== null && grant.endsOn <= tx.today) throw new Problem(409, 'grant_has_ended', { endsOn: grant.endsOn })
    const relationship = grant.as === 'trusted' ? await groundOf(tx.db, tx.district, id) : null
    if (relationship) await stopTrust(tx, { relationship, person: grant.person })
    const how = { on: tx.today, by: tx.actor.id, at: tx.now }
    for (const equal of await equalTo(tx, grant)) await endPersonGrants(tx.db, { district: tx.district, id: equal.id }, how)
    await tx.audit('people.unbind', `person/${grant.person}`, { grant: id, account: grant.account, as: grant.as })
  })
}

/** With the names of the persons the reader sees; of others a grant is not shown to anybody but its holder. Equal grants of records that are one are shown once. */
async function named(tx: Tx, grants: PersonGrantRow[]): Promise<PersonGrantShown[]> {
  const persons = new Map<string, PersonRow | undefined>()
  for (const { person } of grants) if (!persons.has(person)) persons.set(person, await findPerson(tx, person))
  return onceEach(grants, (person) => persons.get(person)?.id)
    .filter((grant) => persons.get(grant.person) !== undefined || grant.account === tx.actor.id)
    .map(({ id, person, account, accountName, username, as, why, proof, may, startsOn, endsOn, grantedByName }) => ({
      ...{ id, person, personName: persons.get(person)?.name ?? null, account, accountName, username },
      ...{ as, why, proof, may, startsOn, endsOn, grantedByName },
    }))
}
