import type { PersonalData } from '../../../platform/feature.ts'
import { listPersonGrants } from '../../../platform/sign-in/person-grants-store.ts'
import { lettersOf } from './letter-store.ts'

/** What this room holds about a person: who could act for them, and the letters made for them. Nothing of it is erased by itself; grants end with the record. */
export const grantsOwnedBy: PersonalData = {
  export: async (tx, person) => {
    const grants = await listPersonGrants(tx.db, {
      district: tx.district,
      persons: [person],
      as: ['self', 'guardian', 'trusted'],
    })
    const letters = await lettersOf(tx, person)
    return {
      standingFor: grants.map(({ accountName, as, may, proof, startsOn, endsOn }) => ({
        accountName,
        as,
        may,
        proof,
        startsOn,
        endsOn,
      })),
      letters: letters.map(({ as, papers, madeAt, expiresAt, usedAt }) => ({ as, papers, madeAt, expiresAt, usedAt })),
    }
  },
  erase: async () => 0,
}
