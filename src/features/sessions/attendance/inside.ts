import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, permit } from '../../../platform/problem.ts'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { mayRun } from '../policy.ts'
import { serviceNames } from '../slots/reading.ts'
import { listSlots } from '../slots/store.ts'
import { findVenue } from '../slots/venue-store.ts'
import type { Inside } from './contract.ts'
import { maySeeRoom } from './policy.ts'
import { ageOf, type Present, presentIn } from './present.ts'
import { newestSafety } from './safety/store.ts'
import { newestOf, shownSafety } from './safety/telling.ts'
import { carersIn } from './store.ts'

/**
 * Who is in a building at this moment, by room: whoever arrived yesterday or today and of whom no leaving was recorded, also of sessions that are over. For a fire drill, on
 * screen and on paper; the reading is on record. Problems: 404, 403.
 */
export function readInside(ctx: Context, id: string): Promise<Inside> {
  return transaction(ctx, async (tx) => {
    const venue = found(await findVenue(tx, id), 'facility')
    permit(mayRun(tx.actor, tx.district, venue))
    if (tx.actor.kind !== 'system') permit(maySeeRoom(tx.actor, tx.district, venue))
    const days = { from: plusDays(tx.today, -1), to: plusDays(tx.today, 1) }
    const slots = await listSlots(tx, { facility: id, ...days, cancelledToo: true, limit: 1000 })
    const present = await presentIn(
      tx,
      slots.map((slot) => slot.id),
    )
    const carers = await carersIn(tx, [...present.keys()])
    const needs = await needsOf(tx, ctx.keys, [...present.values()].flat())
    const names = await serviceNames(tx)
    const rooms = slots.flatMap((slot) => {
      const here = present.get(slot.id)
      if (!here) return []
      const people = here.map(({ tap, known }) => ({
        ...{
          booking: tap.booking,
          person: known?.person ?? tap.person,
          name: known?.name ?? '—',
          ageMonths: ageOf(known, tx.today),
        },
        ...{ since: tap.at.toISOString(), needs: needs.get(known?.person ?? '') ?? null },
      }))
      return [
        {
          ...{ slot: slot.id, room: slot.room, name: slot.name, serviceName: names.get(slot.service) ?? slot.service },
          ...{ startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() },
          ...{ carers: carers.get(slot.id)?.count ?? null, overdue: tx.now >= slot.endsAt },
          people: people.sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans')),
        },
      ]
    })
    const count = rooms.reduce((sum, { people }) => sum + people.length, 0)
    await tx.audit('sessions.read_inside', `facility/${id}`, { count })
    return {
      ...{ facility: id, facilityName: venue.name, address: venue.address, phone: venue.phone, at: tx.now.toISOString(), count },
      carers: rooms.reduce((sum, room) => sum + (room.overdue ? 0 : (room.carers ?? 0)), 0),
      rooms: rooms.sort((a, b) => a.room.localeCompare(b.room, 'zh-Hans') || a.startsAt.localeCompare(b.startsAt)),
    }
  })
}

/** What a rescuer must know of those who are inside. */
async function needsOf(tx: Tx, keys: KeyRing, present: readonly Present[]): Promise<Map<string, string | null>> {
  const known = present.flatMap((one) => (one.known ? [one.known] : []))
  const rows = await newestSafety(
    tx,
    known.flatMap(({ records }) => records),
  )
  return new Map(
    known.map(({ person, records }) => {
      const row = newestOf(rows.filter((one) => records.includes(one.person)))
      return [person, shownSafety(tx, keys, person, row).needs]
    }),
  )
}
