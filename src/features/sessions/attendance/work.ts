import { dayOf, plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { organizationsOf } from '../policy.ts'
import { attendanceMissing } from './settle-store.ts'

const waitMs = 24 * 3_600_000

/** For a provider: its slots that ended a day ago and of which nobody said who came, each a line. */
export async function attendanceWorkItems(tx: Tx): Promise<WorkItem[]> {
  const organizations = organizationsOf(tx.actor, tx.district)
  if (organizations.length === 0) return []
  const missing = await attendanceMissing(tx, { organizations, before: new Date(tx.now.getTime() - waitMs), limit: 50 })
  return missing.map(({ id, facility, facilityName, name, startsAt, booked }) => ({
    ...{ id, kind: 'sessions.work.attendance_missing', title: `${facilityName} · ${name}`, urgent: false },
    ...{ subject: dayOf(startsAt), said: { key: 'sessions.work.booked', values: { day: dayOf(startsAt), n: booked } } },
    dueOn: plusDays(dayOf(startsAt), 2),
    href: `/console/${tx.district}/rooms?facility=${facility}&slot=${id}`,
  }))
}
