import type { PersonalData } from '../../../platform/feature.ts'
import { decisionsAbout, deleteDecisionsAbout } from './store.ts'

const exportedAtMost = 10_000

/** What this room holds about a person: every decision with the facts it used. */
export const decisionsOwnedBy: PersonalData = {
  export: async (tx, person) => ({
    decisions: (await decisionsAbout(tx, person, { limit: exportedAtMost })).map(
      ({ detail, service, decidedAt, decidedByName }) => ({
        ...{ ...detail, service, decidedAt, decidedBy: decidedByName },
      }),
    ),
  }),
  erase: deleteDecisionsAbout,
}
