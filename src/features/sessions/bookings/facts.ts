import type { Fact } from '../../../platform/feature.ts'
import { absencesRows, freeUsedRows } from './fact-store.ts'

/** What rules may ask about a person's bookings. */
export const bookingFacts: Fact[] = [
  /** Free sessions of the service that is being decided about, in the calendar year of the day; known for everybody once a service is named. */
  {
    about: 'person',
    name: '本年免费已用',
    type: 'number',
    rows: (tx, on, only, service) => freeUsedRows(tx, { on, only, service }),
  },
  /** How often somebody booked, did not come and had not cancelled, in the 90 days before. */
  { about: 'person', name: '近90日爽约', type: 'number', rows: (tx, on, only) => absencesRows(tx, { on, only }) },
]
