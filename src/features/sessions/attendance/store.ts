import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** An arrival or a leaving as it is kept. `secondTo`: another device said the same before. */
export type TapRow = {
  id: string
  slot: string
  booking: string
  person: string
  kind: 'arrived' | 'left'
  at: Date
  deviceAt: Date
  how: 'tap' | 'code' | 'card'
  who: string | null
  whoMay: string | null
  overrideWhy: string | null
  recordedByName: string
  secondTo: string | null
  withdrawnAt: Date | null
}

const columns = sql`a.id, a.slot, a.booking, a.person, a.kind, a.at, a.device_at as "deviceAt", a.how, a.who, a.who_may as "whoMay",
  a.override_why as "overrideWhy", a.recorded_by_name as "recordedByName", a.second_to as "secondTo", a.withdrawn_at as "withdrawnAt"`

const tapsWhere = async (tx: Tx, where: RawBuilder<unknown>): Promise<TapRow[]> =>
  (
    await sql<TapRow>`
      select ${columns} from sessions.attendance a where a.district = ${tx.district} and ${where} order by a.at, a.id`.execute(
      tx.db,
    )
  ).rows

/** Every tap of a slot, withdrawn ones too. */
export const tapsOfSlot = (tx: Tx, slot: string): Promise<TapRow[]> => tapsWhere(tx, sql`a.slot = ${slot}::uuid`)

/** The arrivals and leavings of a booking that stand. */
export const tapsOfBooking = (tx: Tx, booking: string): Promise<TapRow[]> =>
  tapsWhere(tx, sql`a.booking = ${booking}::uuid and a.withdrawn_at is null`)

/** The taps that stand in several slots. */
export const standingTaps = async (tx: Tx, slots: readonly string[]): Promise<TapRow[]> =>
  slots.length === 0
    ? []
    : tapsWhere(tx, sql`a.slot = any (${[...slots]}::uuid[]) and a.withdrawn_at is null and a.second_to is null`)

/** In which slot an id was used before, of whatever kind of event. */
export async function slotsOfEvents(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const named = sql`district = ${tx.district} and id = any (${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string; slot: string }>`
    select id, slot from sessions.attendance where ${named}
    union all select id, slot from sessions.attendance_undo where ${named}
    union all select id, slot from sessions.carers where ${named}`.execute(tx.db)
  return new Map(rows.map(({ id, slot }) => [id, slot]))
}

export type NewTap = Omit<TapRow, 'recordedByName' | 'withdrawnAt'> & { undone: UndoRow | undefined }

/** Keeps a tap; one that was taken back before it came is withdrawn from the first. */
export async function insertTap(tx: Tx, row: NewTap): Promise<void> {
  const { undone } = row
  await sql`
    insert into sessions.attendance (district, id, slot, booking, person, kind, at, device_at, known_at, how, who, who_may, override_why, recorded_by,
      recorded_by_name, second_to, withdrawn_at, withdrawn_by_name, withdrawn_why)
    values (${tx.district}, ${row.id}::uuid, ${row.slot}::uuid, ${row.booking}::uuid, ${row.person}::uuid, ${row.kind}, ${row.at}, ${row.deviceAt}, ${tx.now},
      ${row.how}, ${row.who}, ${row.whoMay}::uuid, ${row.overrideWhy}, ${tx.actor.id}, ${tx.actor.name}, ${row.secondTo}::uuid,
      ${undone ? tx.now : null}, ${undone?.byName ?? null}, ${undone?.why ?? null})`.execute(tx.db)
}

/** Takes a tap back; what another device said of the same stands from now on: its id. */
export async function withdrawTap(
  tx: Tx,
  tap: Pick<TapRow, 'id' | 'booking' | 'kind'>,
  why: string,
): Promise<string | undefined> {
  await sql`
    update sessions.attendance set withdrawn_at = ${tx.now}, withdrawn_by_name = ${tx.actor.name}, withdrawn_why = ${why}
    where district = ${tx.district} and id = ${tap.id}::uuid and withdrawn_at is null`.execute(tx.db)
  const { rows } = await sql<{ id: string }>`
    update sessions.attendance a set second_to = null
    where a.district = ${tx.district} and a.id = (
      select s.id from sessions.attendance s where s.district = ${tx.district} and s.booking = ${tap.booking}::uuid and s.kind = ${tap.kind}
        and s.withdrawn_at is null and s.second_to is not null
        and not exists (select from sessions.attendance o where o.district = s.district and o.booking = s.booking and o.kind = s.kind
          and o.withdrawn_at is null and o.second_to is null)
      order by s.at, s.id limit 1)
    returning a.id`.execute(tx.db)
  return rows[0]?.id
}

/** A tap taken back, by the id of the tap. */
export type UndoRow = { of: string; byName: string; why: string }

export async function undosOfSlot(tx: Tx, slot: string): Promise<Map<string, UndoRow>> {
  const { rows } = await sql<UndoRow>`
    select of_event as of, recorded_by_name as "byName", why from sessions.attendance_undo where district = ${tx.district} and slot = ${slot}::uuid`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.of, row]))
}

export async function insertUndo(tx: Tx, row: { id: string; slot: string; of: string; at: Date; why: string }): Promise<void> {
  await sql`
    insert into sessions.attendance_undo (district, id, slot, of_event, at, why, recorded_by, recorded_by_name, known_at)
    values (${tx.district}, ${row.id}::uuid, ${row.slot}::uuid, ${row.of}::uuid, ${row.at}, ${row.why}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(
    tx.db,
  )
}

export type CarersRow = { slot: string; count: number; at: Date; byName: string }

export async function insertCarers(
  tx: Tx,
  row: { id: string; slot: string; count: number; at: Date; deviceAt: Date },
): Promise<void> {
  await sql`
    insert into sessions.carers (district, id, slot, carers, at, device_at, recorded_by, recorded_by_name, known_at)
    values (${tx.district}, ${row.id}::uuid, ${row.slot}::uuid, ${row.count}, ${row.at}, ${row.deviceAt}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(
    tx.db,
  )
}

/** How many carers are in each of the slots, as was said last. */
export async function carersIn(tx: Tx, slots: readonly string[]): Promise<Map<string, CarersRow>> {
  if (slots.length === 0) return new Map()
  const { rows } = await sql<CarersRow>`
    select distinct on (c.slot) c.slot, c.carers as count, c.at, c.recorded_by_name as "byName" from sessions.carers c
    where c.district = ${tx.district} and c.slot = any (${[...slots]}::uuid[]) order by c.slot, c.at desc, c.id desc`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.slot, row]))
}

/** Whether the reader has not read the room's list today yet; from then on they have. */
export async function firstReading(tx: Tx, slot: string): Promise<boolean> {
  const { rows } = await sql`
    insert into sessions.room_reading (district, slot, reader, on_day) values (${tx.district}, ${slot}::uuid, ${tx.actor.id}, ${tx.today}::date)
    on conflict do nothing returning slot`.execute(tx.db)
  return rows.length > 0
}
