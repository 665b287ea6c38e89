import type { PersonalData } from '../../../platform/feature.ts'
import { consultationsAbout, forgetPerson } from './consultation-store.ts'
import { eraseTold, newsOf, optOutOf } from './told-store.ts'

/** What this room holds about a person: consultations, what they became entitled to, and whether they want to be told. */
export const consultationsOwnedBy: PersonalData = {
  export: async (tx, person) => ({
    consultations: await consultationsAbout(tx, person),
    entitlements: await newsOf(tx, person),
    refusesTelling: (await optOutOf(tx, person)) !== undefined,
  }),
  erase: async (tx, person) => (await forgetPerson(tx, person)) + (await eraseTold(tx, person)),
}
