import { startOfDay } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { PersonalData, Retained, TimelineItem } from '../../../platform/feature.ts'
import { findPerson } from '../../people/index.ts'
import { mayBookAsOfficer } from '../policy.ts'
import { countOverBefore, deleteApplicationsOf, deleteOverBefore } from './application-store.ts'
import { seriesAbout } from './reading.ts'

/** What this room holds about a person. */
export const applicationsOwnedBy: PersonalData = {
  export: async (tx, id) => {
    const person = await findPerson(tx, id)
    return person ? { courses: (await seriesAbout(tx, person)).applications } : {}
  },
  erase: deleteApplicationsOf,
}

/** Applications for courses that are over. */
export const seriesRetention: Retained[] = [
  {
    kind: 'sessions.series_application',
    due: countOverBefore,
    apply: (tx, before, what, limit) => (what === 'delete' ? deleteOverBefore(tx, before, limit) : Promise.resolve(0)),
  },
]

/** A person's courses on their page, for those who keep the record. */
export async function seriesTimeline(tx: Tx, id: string): Promise<TimelineItem[]> {
  const person = await findPerson(tx, id)
  if (!person || !mayBookAsOfficer(tx.actor, tx.district, person)) return []
  return (await seriesAbout(tx, person)).applications.map((one) => ({
    at: one.state === 'enrolled' ? startOfDay(one.startsOn) : new Date(one.appliedAt),
    title: one.title,
    said: { key: `sessions.timeline.series.${one.state}`, values: { title: one.title, term: one.term } },
    href: null,
  }))
}
