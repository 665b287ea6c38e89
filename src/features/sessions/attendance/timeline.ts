import { grantFor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { TimelineItem } from '../../../platform/feature.ts'
import { findPerson } from '../../people/index.ts'
import { bookingsOfPerson } from '../bookings/store.ts'
import { mayBookAsOfficer } from '../policy.ts'
import { serviceNames } from '../slots/reading.ts'
import { slotsNamed } from '../slots/store.ts'
import { recordsOf } from './people-store.ts'
import { injuriesOf } from './safety/store.ts'

const mostShown = 100
const outcomes = { attended: '到场', absent: '未到', booked: '预约', queued: '排队' } as const

/** What sessions have to tell on a person's page: where they came, where they did not, what comes; that an injury was recorded, not which. Nothing for those who see only the brief. */
export async function attendanceTimeline(tx: Tx, id: string): Promise<TimelineItem[]> {
  const person = await findPerson(tx, id)
  if (!person) return []
  const stands = ['self', 'guardian'].includes(grantFor(tx.actor, tx.district, person.id)?.as ?? '')
  if (!stands && !mayBookAsOfficer(tx.actor, tx.district, person)) return []
  const rows = (await bookingsOfPerson(tx, person.id, mostShown)).filter(({ state }) => state in outcomes)
  const injuries = stands
    ? await injuriesOf(
        tx,
        (await recordsOf(tx, [person.id])).map((one) => one.id),
      )
    : []
  const slots = await slotsNamed(
    tx,
    [...rows, ...injuries].map(({ slot }) => slot),
  )
  const names = await serviceNames(tx)
  const where = (slot: string) => slots.get(slot)?.facilityName ?? ''
  return [
    ...rows.map(({ state, service, slot, startsAt }) => ({
      ...{ at: startsAt, href: null },
      title: `${outcomes[state as keyof typeof outcomes]}：${names.get(service) ?? service}（${where(slot)}）`,
    })),
    ...injuries.map(({ slot, happenedAt }) => ({ at: happenedAt, title: `受伤记录（${where(slot)}）`, href: null })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
}
