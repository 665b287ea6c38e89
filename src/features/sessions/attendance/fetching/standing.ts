import type { Tx } from '../../../../platform/database/transaction.ts'
import { listPersonGrants } from '../../../../platform/sign-in/person-grants-store.ts'
import { withWholeDistrict } from '../../../people/index.ts'
import type { Known } from '../people.ts'
import { guardiansByRegister } from '../people-store.ts'
import { stoodAt } from '../rules/fetching.ts'
import type { Fetcher } from './contract.ts'
import { type PickupRow, pickupsOf } from './store.ts'

/** Who may fetch somebody: guardians always, and those whom they named. */
export type Standing = { guardians: Fetcher[]; named: PickupRow[] }

/**
 * Who may fetch each of some persons on a day, by the id of the person that stands; of those named also the ones whose time is over, since what comes late is judged as of
 * when it happened. Guardianship begins and ends with a day: it is the day's that counts, not today's.
 */
export async function fetchersOf(tx: Tx, persons: readonly Known[], on: string): Promise<Map<string, Standing>> {
  const records = new Map(persons.flatMap(({ person, records }) => records.map((id) => [id, person] as const)))
  const ids = [...records.keys()]
  const standing = new Map(persons.map(({ person }): [string, Standing] => [person, { guardians: [], named: [] }]))
  if (ids.length === 0) return standing
  const registered = await withWholeDistrict(tx, () => guardiansByRegister(tx, ids, on))
  const notOver = await listPersonGrants(tx.db, { district: tx.district, persons: ids, as: ['guardian'], on })
  const accounts = notOver.filter(({ startsOn }) => startsOn <= on)
  const guardians = [
    ...registered.flatMap(({ id, person, kind, name }) => (name ? [{ id, person, kind, name }] : [])),
    ...accounts.map(({ id, person, accountName }) => ({ id, person, kind: 'guardian' as const, name: accountName })),
  ]
  for (const { id, person, kind, name } of guardians) {
    const list = standing.get(records.get(person) ?? '')?.guardians
    // The register and an account, or two relationships, may tell of one mother.
    if (list && !list.some((one) => one.name === name)) list.push({ id, kind, name, relation: null })
  }
  for (const row of await pickupsOf(tx, ids)) standing.get(records.get(row.person) ?? '')?.named.push(row)
  return standing
}

/** Who might fetch at an instant: guardians first. */
export function mayFetchAt({ guardians, named }: Standing, when: { at: Date; on: string }): Fetcher[] {
  return [
    ...guardians,
    ...named
      .filter((row) => stoodAt(row, when))
      .map(({ id, name, relation }) => ({ id, kind: 'named' as const, name, relation })),
  ]
}
