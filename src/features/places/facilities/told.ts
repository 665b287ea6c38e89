import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import { placesChanged } from '../events.ts'
import { replaceRows, rowsOf } from '../line-store.ts'
import { mayReport } from '../policy.ts'
import { setFrom } from '../rules/line.ts'
import type { AttributeWish, FeeWish, OccupancyReport, OpeningWish } from './contract.ts'
import { insertOccupancy } from './contracts-store.ts'
import { attributeValue, type Kept, keptFacility, theFacility } from './opening.ts'
import { attributeLine, type FeeValue, feeLine, type HoursValue, openingLine } from './store.ts'

/** Says what an attribute of a facility is from a day on, up to the next day it is already known to change. */
export async function setAttribute(ctx: Context, id: string, wish: AttributeWish): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const { facility, type, catalogue } = await keptFacility(tx, id)
    const { name, from, source } = wish
    const value = wish.value === null ? null : attributeValue(catalogue, { type, typeId: facility.type, name, text: wish.value })
    const change = setFrom(await attributeLine(tx, id, name), from, value)
    await replaceRows(
      tx,
      'places.attribute',
      rowsOf(change, (row) => ({
        ...{ id: newId(), facility: id, name, value: row.value, source, recorded_by: tx.actor.id },
        ...{ valid_from: row.from, valid_to: row.to },
      })),
    )
    await tx.audit('places.set_attribute', id, { name, value, from })
    await tx.emit(placesChanged({ facility: id }))
    return { id }
  })
}

/** Says when a facility is open in the week from a day on. */
export async function setOpeningHours(ctx: Context, id: string, { from, hours }: OpeningWish): Promise<{ id: string }> {
  requireHours(hours)
  return await transaction(ctx, async (tx) => {
    await reportedFacility(tx, id)
    const sorted = hours.toSorted((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1))
    const change = setFrom<HoursValue>(await openingLine(tx, id), from, sorted.length > 0 ? sorted : null)
    await replaceRows(tx, 'places.opening', {
      withdraw: change.withdraw.flatMap((ids) => ids.split(' ')),
      add: change.add.flatMap((stretch) =>
        stretch.value.map((row) => ({ id: newId(), facility: id, ...row, valid_from: stretch.from, valid_to: stretch.to })),
      ),
    })
    await tx.audit('places.set_opening_hours', id, { from })
    await tx.emit(placesChanged({ facility: id }))
    return { id }
  })
}

/** Publishes a fee from a day on, in fen; null takes it off the list. */
export async function setFee(ctx: Context, id: string, wish: FeeWish): Promise<{ id: string }> {
  const { item, fen, per, note, source, from } = wish
  const upTo = wish.upToFen ?? null
  if (fen !== null && upTo !== null && upTo < fen) throw new Problem(422, 'fee_range_reversed', { fen, upToFen: upTo })
  return await transaction(ctx, async (tx) => {
    await reportedFacility(tx, id)
    const value: FeeValue | null = fen === null ? null : { fen, up_to_fen: upTo, per, note, source }
    const change = setFrom(await feeLine(tx, id, item), from, value)
    await replaceRows(
      tx,
      'places.fee',
      rowsOf(change, (row) => ({
        ...{ id: newId(), facility: id, item, ...row.value, valid_from: row.from, valid_to: row.to },
      })),
    )
    await tx.audit('places.set_fee', id, { item, fen, upToFen: upTo, from })
    await tx.emit(placesChanged({ facility: id }))
    return { id }
  })
}

/** A provider (or the department) reports how many beds or places are taken on a day. */
export async function reportOccupancy(ctx: Context, id: string, wish: OccupancyReport): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const { type } = await reportedFacility(tx, id)
    const { kind, taken, onDay } = wish
    if (!type.capacity.includes(kind)) throw new Problem(422, 'capacity_not_of_type', { kind, type: type.zh })
    if (onDay > tx.today) throw new Problem(422, 'day_not_yet', { day: onDay, today: tx.today })
    await insertOccupancy(tx, [
      { id: newId(), facility: id, kind, on_day: onDay, taken, known_at: tx.now, recorded_by: tx.actor.id },
    ])
    await tx.audit('places.report_occupancy', id, { kind, taken, onDay })
    await tx.emit(placesChanged({ facility: id }))
    return { id }
  })
}

/** The facility for whoever reports for it: its own provider, or the department. */
export async function reportedFacility(tx: Tx, id: string): Promise<Kept> {
  const kept = await theFacility(tx, id)
  permit(mayReport(tx.actor, tx.district, { organization: kept.facility.organization, departments: kept.type.departments }))
  return kept
}

function requireHours(hours: HoursValue): void {
  for (const { weekday, opens, closes } of hours) {
    if (closes <= opens) throw new Problem(422, 'hours_reversed', { weekday, opens, closes })
    const meets = hours.filter((other) => other.weekday === weekday && other.opens < closes && opens < other.closes)
    if (meets.length > 1) throw new Problem(422, 'hours_overlap', { weekday, opens, closes })
  }
}
