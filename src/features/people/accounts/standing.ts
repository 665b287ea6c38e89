import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { findIdentityClaim, forgetIdentityClaim } from '../../../platform/sign-in/identity-claims.ts'
import { listPersonGrants } from '../../../platform/sign-in/person-grants-store.ts'
import { readDocument } from '../identity/documents.ts'
import { findPerson, type PersonRow } from '../person-store.ts'
import { personsWithNumber } from '../register/identity-store.ts'
import { withWholeDistrict } from '../sight-store.ts'
import { bind } from './binding.ts'
import type { Bound, Standing } from './contract.ts'
import { ownPerson } from './guardians.ts'

/** Whom the signed-in account stands for in the district: oneself first, then wards, then those who trust it. */
export function standingOf(ctx: Context): Promise<Standing[]> {
  return reading(ctx, async (tx) => {
    const order = ['self', 'guardian', 'trusted']
    const grants = await listPersonGrants(tx.db, {
      district: tx.district,
      account: tx.actor.id,
      as: ['self', 'guardian', 'trusted'],
      on: tx.today,
    })
    const standing: Standing[] = []
    for (const { id, person: of, as, may, startsOn, endsOn } of grants) {
      const person = await findPerson(tx, of)
      // A merged record's grant and its copy for the kept one are one person.
      if (!person || as === 'duty' || standing.some((one) => one.person === person.id && one.as === as)) continue
      standing.push({ id, person: person.id, name: person.name, as, may, startsOn, endsOn })
    }
    return standing.sort((a, b) => order.indexOf(a.as) - order.indexOf(b.as))
  })
}

/** Whether the identity provider vouched for a number that is somebody's here: then the page asks once whether to bind. The name is told, nothing else. */
export function claimedPerson(ctx: Context): Promise<{ name: string } | undefined> {
  return reading(ctx, async (tx) => {
    if (ownPerson(tx)) return undefined
    const person = await personByClaim(ctx, tx)
    return person && { name: person.name }
  })
}

/** Binds the account to the person whose number the identity provider vouched for. Problems: 409 `no_identity_claim`, those of binding. */
export function bindByClaim(ctx: Context): Promise<Bound> {
  return transaction(ctx, async (tx) => {
    const person = await personByClaim(ctx, tx)
    if (!person) throw new Problem(409, 'no_identity_claim')
    const claim = { account: tx.actor.id, as: 'self' as const, why: '统一身份认证核验', proof: 'identity_provider' as const }
    await bind(tx, person, { ...claim, may: [], endsOn: null, source: null })
    await forgetIdentityClaim(tx.db, tx.actor.id)
    return { person: person.id, as: 'self' }
  })
}

/** The one living person of the district with the claimed number; nobody where there are none or several. */
async function personByClaim(ctx: Context, tx: Tx): Promise<PersonRow | undefined> {
  const number = await findIdentityClaim(tx.db, ctx.keys, tx.actor.id)
  const read = number === undefined ? undefined : readDocument('citizen', number)
  if (!read || 'fault' in read) return undefined
  return await withWholeDistrict(tx, async () => {
    const persons = new Map<string, PersonRow>()
    for (const id of await personsWithNumber(tx, ctx.keys, read)) {
      const person = await findPerson(tx, id)
      if (person) persons.set(person.id, person)
    }
    const [only, ...more] = persons.values()
    return more.length === 0 && only?.diedOn === null ? only : undefined
  })
}
