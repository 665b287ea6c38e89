import type { Tx } from '../../platform/database/transaction.ts'
import { findPerson, type PersonRow } from './person-store.ts'
import { withWholeDistrict } from './sight-store.ts'

/**
 * The record that stands for an id, where the reader may see it: also when the one that was merged into it is out of their sight, as it is for a person whose
 * account is bound to the one that stands. Nothing when it is unknown, or not the reader's to see.
 */
export async function findStanding(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const stands = await withWholeDistrict(tx, () => findPerson(tx, id))
  return stands && (await findPerson(tx, stands.id))
}
