import type { Tx } from '../../../platform/database/transaction.ts'
import { type Meant, slotsMeant, standingIn } from './plan-store.ts'
import type { ReadRow, RowFault } from './planning.ts'
import { dayOf, instantOf, timeOf } from './rules.ts'

/** A turn in a queue to be brought over, with the time at which it was asked for; `turn` counts those of the slot in that order. */
export type QueueWish = { row: number; slot: Meant; person: string; askedAt: Date; turn: number }

type Asked = { row: ReadRow; slot: Meant; askedAt: Date }

/** Rows of queues as turns in the order in which people had asked, whatever the order of the rows. */
export async function planQueue(
  tx: Tx,
  rows: readonly ReadRow[],
  faults: RowFault[],
): Promise<{ queue: QueueWish[]; same: number }> {
  const days = rows.flatMap(({ cells }) => dayOf(cells.on) ?? [])
  const meant = Map.groupBy(await slotsMeant(tx, { services: rows.map(({ service }) => service), days }), keyOf)
  const asked: Asked[] = []
  for (const row of rows) {
    const read = readOne(tx, row, meant)
    if ('reason' in read) faults.push({ row, ...read })
    else asked.push({ row, ...read })
  }
  const standing = await standingIn(
    tx,
    asked.map(({ slot }) => slot.id),
  )
  const queue: QueueWish[] = []
  const seen = new Set<string>()
  let same = 0
  for (const { row, slot, askedAt } of asked.sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime() || a.row.row - b.row.row)) {
    const key = `${slot.id} ${row.person.id}`
    const there = standing.get(key)
    const wrong = (reason: string) => faults.push({ row, column: 'number', reason })
    if (there?.channel === 'import' && there.askedAt.getTime() === askedAt.getTime()) same += 1
    else if (there) wrong('booking_once_in_slot')
    else if (seen.has(key)) wrong('migration_row_twice')
    else if (slot.hasQueue) wrong('migration_slot_has_queue')
    else if (slot.lastAsked !== null && askedAt < slot.lastAsked) wrong('migration_queue_is_older')
    else queue.push({ row: row.row, slot, person: row.person.id, askedAt, turn: turnIn(queue, slot.id) })
    seen.add(key)
  }
  return { queue, same }
}

const turnIn = (queue: readonly QueueWish[], slot: string): number =>
  (queue.findLast((one) => one.slot.id === slot)?.turn ?? 0) + 1

const keyOf = (slot: Pick<Meant, 'service' | 'facilityName' | 'onDay' | 'time'>): string =>
  [slot.service, slot.facilityName, slot.onDay, slot.time].join('\n')

function readOne(
  tx: Tx,
  { cells, service }: ReadRow,
  meant: ReadonlyMap<string, Meant[]>,
): { slot: Meant; askedAt: Date } | Pick<RowFault, 'column' | 'reason'> {
  const [onDay, time] = [dayOf(cells.on), timeOf(cells.time)]
  if (!onDay) return { column: 'on', reason: 'migration_day_unreadable' }
  if (!time) return { column: 'time', reason: 'migration_time_unreadable' }
  const [slot, ...others] = meant.get(keyOf({ service, facilityName: cells.facility, onDay, time: time.slice(0, 5) })) ?? []
  if (!slot) return { column: 'facility', reason: 'migration_slot_unknown' }
  if (others.length > 0) return { column: 'facility', reason: 'migration_slot_ambiguous' }
  if (slot.startsAt <= tx.now || slot.cancelledAt || slot.series) return { column: 'on', reason: 'migration_slot_closed' }
  const askedAt = instantOf(cells.askedAt)
  if (!askedAt) return { column: 'askedAt', reason: 'migration_asked_unreadable' }
  if (askedAt > tx.now) return { column: 'askedAt', reason: 'migration_asked_to_come' }
  return { slot, askedAt }
}
