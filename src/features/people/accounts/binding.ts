import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { holdsAlready, insertGrant } from '../../../platform/sign-in/grants-store.ts'
import {
  insertPersonGrant,
  listPersonGrants,
  type NewPersonGrant,
  standsFor,
} from '../../../platform/sign-in/person-grants-store.ts'
import { lockAccount } from '../../../platform/sign-in/store.ts'
import { lockPerson, type PersonRow } from '../person-store.ts'
import { withWholeDistrict } from '../sight-store.ts'

type Binding = Pick<NewPersonGrant, 'account' | 'as' | 'why' | 'proof' | 'may' | 'endsOn' | 'source'> & { startsOn?: string }

/**
 * Lets an account stand for a person from now on, on record. Nothing happens where it does already. Problems: 409 `person_has_account` (a person has one account of
 * their own; a lost one is recovered), `account_is_somebody_else`, `person_has_died`.
 */
export async function bind(tx: Tx, person: PersonRow, binding: Binding): Promise<string | undefined> {
  const { district } = tx
  // Whoever binds an account as the person's own waits here for whoever does the same: two are judged one after the other.
  if (binding.as === 'self') await withWholeDistrict(tx, () => lockPerson(tx, person.id))
  if (person.diedOn !== null) throw new Problem(409, 'person_has_died', { name: person.name })
  await lockAccount(tx.db, binding.account)
  const startsOn = binding.startsOn ?? tx.today
  const on = { account: binding.account, district, person: person.id, as: binding.as }
  if (binding.as !== 'trusted' && (await standsFor(tx.db, on, startsOn))) return undefined
  if (binding.as === 'self') await requireFree(tx, person, binding.account)
  const id = await insertPersonGrant(tx.db, { ...binding, district, person: person.id, startsOn, by: tx.actor.id, at: tx.now })
  if (binding.as !== 'duty') await makeResident(tx, binding.account)
  const { account, as, proof, endsOn, may } = binding
  await tx.audit('people.bind', `person/${person.id}`, { account, as, proof, startsOn, endsOn, may, grant: id })
  return id
}

async function requireFree(tx: Tx, person: PersonRow, account: string): Promise<void> {
  const { district, today: on } = tx
  const own = await listPersonGrants(tx.db, { district, persons: [person.id], as: ['self'], on })
  if (own.some((grant) => grant.account !== account)) throw new Problem(409, 'person_has_account')
  const others = await listPersonGrants(tx.db, { district, account, as: ['self'], on })
  if (others.length > 0) throw new Problem(409, 'account_is_somebody_else')
}

/** Whoever stands for somebody of the district is one of its residents, as far as services ask. */
async function makeResident(tx: Tx, account: string): Promise<void> {
  const grant = { role: 'resident' as const, district: tx.district, department: null, street: null, organization: null }
  if (await holdsAlready(tx.db, account, grant, tx.today)) return
  await insertGrant(tx.db, { ...grant, account, startsOn: tx.today, endsOn: null, by: tx.actor.id, at: tx.now })
}
