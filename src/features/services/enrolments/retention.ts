import { startOfDay } from '../../../platform/clock.ts'
import type { Retained } from '../../../platform/feature.ts'
import { emptyBefore } from './importing/store.ts'
import { countEndedBefore, deleteEndedBefore } from './store.ts'

/** Enrolments that ended, with what was done in them; and the faulty rows of imported lists. */
export const enrolmentRetention: Retained[] = [
  {
    kind: 'services.enrolment',
    due: countEndedBefore,
    apply: (tx, before, what, limit) => (what === 'delete' ? deleteEndedBefore(tx, before, limit) : Promise.resolve(0)),
  },
  {
    kind: 'services.enrolment_import',
    due: (tx, before) => emptyBefore(tx, startOfDay(before), 10_000, false),
    apply: (tx, before, _what, limit) => emptyBefore(tx, startOfDay(before), limit, true),
  },
]
