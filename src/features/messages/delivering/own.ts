import { startOfDay } from '../../../platform/clock.ts'
import type { PersonalData, Retained } from '../../../platform/feature.ts'
import { deletePreference, findPreference } from '../preferences/store.ts'
import { countBefore, deleteBefore, deleteMessagesOf, messagesOf } from './store.ts'

/** What this feature holds about a person: how they want to be told, and what they were told. */
export const messagesOwnedBy: PersonalData = {
  export: async (tx, person) => ({
    messagePreference: (await findPreference(tx, person)) ?? null,
    messages: (await messagesOf(tx, person, 1000)).map(({ kind, channel, text, state, sentTo, madeAt, changedAt }) => ({
      ...{ kind, channel, text, state, sentTo, madeAt, changedAt },
    })),
  }),
  erase: async (tx, person) => (await deleteMessagesOf(tx, person)) + (await deletePreference(tx, person)),
}

/** Messages by the day they were made. */
export const messageRetention: Retained[] = [
  {
    kind: 'messages.message',
    due: (tx, before) => countBefore(tx, startOfDay(before)),
    apply: (tx, before, what, limit) => (what === 'delete' ? deleteBefore(tx, startOfDay(before), limit) : Promise.resolve(0)),
  },
]
