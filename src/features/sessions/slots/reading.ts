import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { metresBetween } from '../../../platform/geo/distance.ts'
import { found } from '../../../platform/problem.ts'
import { districtBook } from '../../services/index.ts'
import type { Slot, SlotList, SlotQuery } from './contract.ts'
import { findSlot, listSlots as rowsOf, type SlotRow } from './store.ts'

/** The slots to come of a service or facility, for everybody: one week from today unless said, at most a month and a half. */
export function listSlots(ctx: Context, query: SlotQuery): Promise<SlotList> {
  return reading(ctx, (tx) => slotsFor(tx, query))
}

export async function slotsFor(tx: Tx, { service, facility, withRoom, lon, lat, limit, ...days }: SlotQuery): Promise<SlotList> {
  const from = days.from ?? tx.today
  const furthest = plusDays(from, 45)
  const to = [days.to ?? plusDays(from, 7), furthest].sort()[0] as string
  const rows = await rowsOf(tx, { service, facility, from, to, startsAfter: tx.now, withRoom, limit })
  const names = await serviceNames(tx)
  const at = lon === undefined || lat === undefined ? undefined : { lon, lat }
  const slots = rows.map((row) => shownSlot(row, { now: tx.now, serviceName: names.get(row.service), at }))
  return { from, to, slots: at ? slots.sort(byDistance) : slots }
}

export function getSlot(ctx: Context, id: string): Promise<Slot> {
  return reading(ctx, async (tx) => {
    const row = found(await findSlot(tx, id), 'slot')
    return shownSlot(row, { now: tx.now, serviceName: (await serviceNames(tx)).get(row.service) })
  })
}

/**
 * Where somebody may go instead of a slot that is full: those of the same service with room from today until a fortnight after it, its own facility and its own time
 * first; of more than 500 the earliest.
 */
export function listAlternatives(ctx: Context, id: string): Promise<SlotList> {
  return reading(ctx, async (tx) => {
    const slot = found(await findSlot(tx, id), 'slot')
    const from = tx.today
    const to = plusDays(slot.onDay, 14)
    const rows = await rowsOf(tx, { service: slot.service, from, to, startsAfter: tx.now, withRoom: true, limit: 500 })
    const names = await serviceNames(tx)
    const here = slot.lon === null || slot.lat === null ? undefined : { lon: slot.lon, lat: slot.lat }
    const slots = rows
      .filter((row) => row.id !== id && row.closesAt > tx.now && row.opensAt <= tx.now)
      .map((row) => shownSlot(row, { now: tx.now, serviceName: names.get(row.service), at: here }))
      .sort((a, b) => strain(a, slot) - strain(b, slot))
    return { from, to, slots: slots.slice(0, 6) }
  })
}

/** How far a slot is from the one that was wished for: a day weighs as a kilometre. */
const strain = (it: Slot, wished: SlotRow): number =>
  (it.metres ?? 5000) / 1000 + Math.abs(Date.parse(it.startsAt) - wished.startsAt.getTime()) / 86_400_000

const byDistance = (a: Slot, b: Slot): number =>
  (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY) || a.startsAt.localeCompare(b.startsAt)

export async function serviceNames(tx: Tx): Promise<Map<string, string>> {
  const { services } = await districtBook(tx)
  return new Map(services.map(({ name, document }) => [name, (document as { name: { zh: string } }).name.zh]))
}

/** A slot as everybody sees it. A place that a queue waits for is not free. */
export function shownSlot(
  row: SlotRow,
  { now, serviceName, at }: { now: Date; serviceName: string | undefined; at?: { lon: number; lat: number } | undefined },
): Slot {
  const left = row.waiting > 0 ? 0 : row.capacity - row.taken
  const state = row.cancelledAt
    ? 'cancelled'
    : now >= row.startsAt
      ? 'over'
      : now >= row.closesAt
        ? 'closed'
        : now < row.opensAt
          ? 'soon'
          : 'open'
  return {
    ...{ id: row.id, service: row.service, serviceName: serviceName ?? row.service, name: row.name, room: row.room },
    ...{
      channel: row.channel,
      class: row.class,
      onDay: row.onDay,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
    },
    ...{ opensAt: row.opensAt.toISOString(), closesAt: row.closesAt.toISOString(), cancelUntil: row.cancelUntil.toISOString() },
    ...{ capacity: row.capacity, left, waiting: row.waiting, ageFrom: row.ageFrom, ageTo: row.ageTo, series: row.series },
    ...{
      facility: row.facility,
      facilityName: row.facilityName,
      address: row.address,
      street: row.street,
      phone: row.facilityPhone,
    },
    ...{
      state,
      metres: at && row.lon !== null && row.lat !== null ? Math.round(metresBetween(at, { lon: row.lon, lat: row.lat })) : null,
    },
  }
}
