import type { Tx } from '../../../platform/database/transaction.ts'
import { listPersonGrants, type PersonGrantRow } from '../../../platform/sign-in/person-grants-store.ts'
import { findPerson } from '../person-store.ts'
import { withWholeDistrict } from '../sight-store.ts'

/**
 * After a merge an account may hold the same thing twice: for the record that was merged and for the one that stands, as itself or as a copy. Such grants are equal: one account,
 * the same standing, for one person; of a duty the same reason, of a trust the same authority. They are shown once, as the one that lasts longest, and ended together, so
 * that what an officer ends is over. Undoing the merge leaves each record its own.
 */
const keyOf = ({ account, as, why, may }: PersonGrantRow, person: string): string =>
  JSON.stringify([account, person, as, as === 'duty' ? why : null, as === 'trusted' ? may.toSorted() : null])

/** Of equal grants the one that lasts longest, of those that last alike the one for the record that stands; `standing` names that record, as far as it is known. */
export function onceEach(grants: readonly PersonGrantRow[], standing: (person: string) => string | undefined): PersonGrantRow[] {
  const stands = (grant: PersonGrantRow) => standing(grant.person) ?? grant.person
  const alike = Map.groupBy(grants, (grant) => keyOf(grant, stands(grant)))
  const best = new Set(
    [...alike.values()].map((those) => those.toSorted((a, b) => rank(b, stands(b)).localeCompare(rank(a, stands(a))))[0]),
  )
  return grants.filter((grant) => best.has(grant))
}

const rank = ({ endsOn, person }: PersonGrantRow, stands: string): string => `${endsOn ?? '9999'} ${person === stands ? 1 : 0}`

/** The grants equal to one, itself among them, that are not over. */
export async function equalTo(tx: Tx, grant: PersonGrantRow): Promise<PersonGrantRow[]> {
  const { account, as } = grant
  const those = await listPersonGrants(tx.db, { district: tx.district, account, as: [as], on: tx.today })
  return await withWholeDistrict(tx, async () => {
    const keys = new Map<string, string>()
    for (const { person } of [grant, ...those])
      if (!keys.has(person)) keys.set(person, (await findPerson(tx, person))?.id ?? person)
    const key = (one: PersonGrantRow) => keyOf(one, keys.get(one.person) as string)
    return those.filter((one) => one.id === grant.id || key(one) === key(grant))
  })
}
