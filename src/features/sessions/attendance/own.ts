import type { PersonalData, Retained } from '../../../platform/feature.ts'
import { findPerson } from '../../people/index.ts'
import { pickupListOf } from './fetching/actions.ts'
import { countDue, countDueBookings, deleteAbout, deleteDue, deleteDueBookings, type Kept, tapsAbout } from './own-store.ts'
import { recordsOf } from './people-store.ts'
import { careRecordOf } from './safety/reading.ts'
import { safetyOf } from './safety/telling.ts'

/** What this room holds about a person. */
export const attendanceOwnedBy: PersonalData = {
  export: async (tx, id, keys) => {
    const person = await findPerson(tx, id)
    if (!person) return {}
    const records = (await recordsOf(tx, [person.id])).map((one) => one.id)
    const { injuries, notes } = await careRecordOf(tx, keys, person.id)
    return {
      attendance: await tapsAbout(tx, records),
      pickupPersons: (await pickupListOf(tx, keys, person)).named,
      safety: await safetyOf(tx, keys, person.id),
      ...{ injuries, dayNotes: notes },
    }
  },
  erase: deleteAbout,
}

const kinds: Kept[] = ['attendance', 'pickup_person', 'safety_note', 'injury', 'day_note']

/** Each kind of record that a schedule may let go: those of this room, and the bookings themselves. */
export const attendanceRetention: Retained[] = [
  ...kinds.map(
    (kind): Retained => ({
      kind: `sessions.${kind}`,
      due: (tx, before) => countDue(tx, kind, before),
      apply: (tx, before, what, limit) => (what === 'delete' ? deleteDue(tx, kind, before, limit) : Promise.resolve(0)),
    }),
  ),
  {
    kind: 'sessions.booking',
    due: countDueBookings,
    apply: (tx, before, what, limit) => (what === 'delete' ? deleteDueBookings(tx, before, limit) : Promise.resolve(0)),
  },
]
