import type { Context } from '../../../../platform/context.ts'
import { type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import { found, Problem } from '../../../../platform/problem.ts'
import { actingFully, findPerson } from '../../../people/index.ts'
import { minuteOf } from '../../bookings/rules.ts'
import { type BookingRow, findBooking } from '../../bookings/store.ts'
import type { SlotRow } from '../../slots/store.ts'
import { dayNoted, injured } from '../events.ts'
import { peopleOf, requireRoom } from '../people.ts'
import type { NewDayNote, NewInjury } from './contract.ts'
import { acknowledgeRow, insertInjury, insertNote, lockInjury, withdrawInjuryRow } from './store.ts'
import { sealFor } from './words.ts'

/** Records an injury of somebody in the room; the guardian is told. Problems: 404; 403; 422 `not_in_slot`, `injury_outside_session`. */
export function recordInjury(ctx: Context, slotId: string, wish: NewInjury): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const { slot, row, person } = await inRoom(tx, slotId, wish.booking)
    const happenedAt = wish.happenedAt ? new Date(wish.happenedAt) : tx.now
    if (happenedAt > tx.now || happenedAt < slot.startsAt)
      throw new Problem(422, 'injury_outside_session', { from: minuteOf(slot.startsAt) })
    const id = newId()
    const words = { what: wish.what, where: wish.where, firstAid: wish.firstAid }
    const sealed = sealFor(ctx.keys, tx.district, 'injury', { id, words })
    await insertInjury(tx, { id, slot: slot.id, booking: row.id, person: row.person, happenedAt, sealed })
    await tx.audit('sessions.record_injury', `person/${person}`, { injury: id, slot: slot.id })
    await tx.emit(injured({ injury: id, person, slot: slot.id, service: slot.service }))
    return { id }
  })
}

/** An injury was recorded by mistake: of another child, or twice. One that a guardian has signed stays. Problems: 404; 403; 409 `injury_signed`, `injury_withdrawn_already`. */
export function withdrawInjury(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockInjury(tx, id), 'injury')
    await requireRoom(tx, row.slot)
    if (row.withdrawnAt) throw new Problem(409, 'injury_withdrawn_already')
    if (row.acknowledgedAt) throw new Problem(409, 'injury_signed', { name: row.acknowledgedByName ?? '' })
    await withdrawInjuryRow(tx, id, reason)
    await tx.audit('sessions.withdraw_injury', `person/${row.person}`, { injury: id, reason })
    return { id }
  })
}

/** A guardian, or an adult themselves, signs that they have heard of an injury. Signed twice it stays as first signed. Problems: 404; 403; 409 `injury_withdrawn_already`. */
export function acknowledgeInjury(ctx: Context, id: string): Promise<{ id: string; acknowledgedAt: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockInjury(tx, id), 'injury')
    const person = found(await findPerson(tx, row.person), 'injury').id
    const onBehalf = actingFully(tx, person)
    if (row.withdrawnAt) throw new Problem(409, 'injury_withdrawn_already')
    if (row.acknowledgedAt) return { id, acknowledgedAt: row.acknowledgedAt.toISOString() }
    await acknowledgeRow(tx, id)
    await tx.audit('sessions.acknowledge_injury', `person/${person}`, { injury: id, ...onBehalf })
    return { id, acknowledgedAt: tx.now.toISOString() }
  })
}

/** Words about the day for the parents; written again they take the place of the first. Problems: 404; 403; 422 `not_in_slot`. */
export function writeDayNote(ctx: Context, slotId: string, wish: NewDayNote): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const { slot, row, person } = await inRoom(tx, slotId, wish.booking)
    const id = newId()
    const sealed = sealFor(ctx.keys, tx.district, 'day_note', { id, words: wish.text })
    await insertNote(tx, { id, slot: slot.id, booking: row.id, person: row.person, sealed })
    await tx.audit('sessions.write_day_note', `person/${person}`, { note: id, slot: slot.id })
    await tx.emit(dayNoted({ note: id, person, slot: slot.id, service: slot.service }))
    return { id }
  })
}

/** A booking of a room that the actor looks after, and whose it is. */
async function inRoom(tx: Tx, slotId: string, booking: string): Promise<{ slot: SlotRow; row: BookingRow; person: string }> {
  const slot = await requireRoom(tx, slotId)
  const row = await findBooking(tx, booking)
  const known = row?.slot === slot.id ? (await peopleOf(tx, [row.person])).get(row.person) : undefined
  if (!row || !known) throw new Problem(422, 'not_in_slot')
  return { slot, row, person: known.person }
}
