import type { PersonalData } from '../../../platform/feature.ts'
import { consentsOf } from './consent-store.ts'
import { correctionsOf } from './correction-store.ts'

/** What this room holds about a person: what they agreed to, and what they asked to have corrected. */
export const privacyOwnedBy: PersonalData = {
  export: async (tx, person) => ({
    consents: (await consentsOf(tx, person)).map(({ id: _, person: _p, ...consent }) => consent),
    corrections: (await correctionsOf(tx, person)).map(
      ({ field, says, state, askedByName, askedAt, answerDueOn, answer, decidedAt }) => ({
        ...{ field, says, state, askedByName, askedAt, answerDueOn, answer, decidedAt },
      }),
    ),
  }),
  erase: async () => 0,
}
