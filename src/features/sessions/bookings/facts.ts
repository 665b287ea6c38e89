import type { Fact } from '../../../platform/feature.ts'
import { absencesRows, freeUsedRows } from './fact-store.ts'
import { countsByPerson } from './offered.ts'
import { windowsAround } from './rules.ts'

/** What rules may ask about a person's bookings. */
export const bookingFacts: Fact[] = [
  /**
   * Free sessions of the service that is being decided about, in the window of the day in which it counts them (mostly the year), the person's or their family's; known
   * for everybody once a service is named.
   */
  {
    about: 'person',
    name: '本年免费已用',
    ...{ type: 'number', whole: true, low: 0 },
    rows: (tx, on, only, service) =>
      freeUsedRows(tx, { windows: windowsAround(on), only, service, families: !countsByPerson(tx, service) }),
  },
  /** How often somebody booked, did not come and had not cancelled, in the 90 days before. */
  {
    about: 'person',
    name: '近90日爽约',
    type: 'number',
    whole: true,
    low: 0,
    rows: (tx, on, only) => absencesRows(tx, { on, only }),
  },
]
