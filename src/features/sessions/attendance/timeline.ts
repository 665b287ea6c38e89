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
const outcomes: readonly string[] = ['attended', 'absent', 'booked', 'queued']

/** What sessions have to tell on a person's page: where they came, where they did not, what comes; that an injury was recorded, not which. Nothing for those who see only the brief. */
export async function attendanceTimeline(tx: Tx, id: string): Promise<TimelineItem[]> {
  const person = await findPerson(tx, id)
  if (!person) return []
  const stands = ['self', 'guardian'].includes(grantFor(tx.actor, tx.district, person.id)?.as ?? '')
  if (!stands && !mayBookAsOfficer(tx.actor, tx.district, person)) return []
  const rows = (await bookingsOfPerson(tx, person.id, mostShown)).filter(({ state }) => outcomes.includes(state))
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
  const line = (kind: string, { at, title, facility }: { at: Date; title: string; facility: string }): TimelineItem => ({
    ...{ at, title, href: null },
    said: { key: `sessions.timeline.slot.${kind}`, values: { service: title, facility } },
  })
  return [
    ...rows.map(({ state, service, slot, startsAt }) =>
      line(state, { at: startsAt, title: names.get(service) ?? service, facility: where(slot) }),
    ),
    ...injuries.map(({ slot, happenedAt }) => line('injury', { at: happenedAt, title: where(slot), facility: where(slot) })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
}
