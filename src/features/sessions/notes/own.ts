import { startOfDay } from '../../../platform/clock.ts'
import type { PersonalData, Retained } from '../../../platform/feature.ts'
import { countWrittenBefore, deleteNotesOf, deleteWrittenBefore, headsOfPerson } from './store.ts'

/** What this room holds about a person: that notes were written, when and by whom. What they say, only the counsellor can open. */
export const notesOwnedBy: PersonalData = {
  export: async (tx, person) => ({
    counsellingNotes: (await headsOfPerson(tx, person)).map(({ service, writerName, writtenAt }) => ({
      service,
      writerName,
      writtenAt,
    })),
  }),
  erase: deleteNotesOf,
}

export const noteRetention: Retained[] = [
  {
    kind: 'sessions.note',
    due: (tx, before) => countWrittenBefore(tx, startOfDay(before)),
    apply: (tx, before, what, limit) =>
      what === 'delete' ? deleteWrittenBefore(tx, startOfDay(before), limit) : Promise.resolve(0),
  },
]
