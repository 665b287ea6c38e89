import { keepsPeople } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { findPerson, withWholeDistrict } from '../../people/index.ts'
import { printedLetter } from '../delivering/sending.ts'
import { changeMessage, insertAttempt, lockMessage, type MessageRow } from '../delivering/store.ts'
import { tell } from '../delivering/telling.ts'
import { mayTell, streetsOf } from '../policy.ts'
import { officeKind } from '../shapes.ts'
import type { Speech } from '../speech.ts'
import type { Call, CallBackList, Delivery, DeliveryList, DeliveryQuery, NewMessage, Posting } from './contract.ts'
import { callBackRows, countCallBacks, countsSince, type DeliveryRow, findDelivery, listDeliveryRows } from './store.ts'

/** What was delivered to whom the reader sees, newest first, without its text. */
export function listDeliveries(ctx: Context, query: DeliveryQuery): Promise<DeliveryList> {
  return reading(ctx, async (tx) => {
    const rows = await listDeliveryRows(tx, query)
    const last = rows.length === query.limit ? rows.at(-1) : undefined
    return {
      deliveries: rows.map(shown),
      counts: await countsSince(tx, new Date(tx.now.getTime() - 30 * 86_400_000)),
      next: last?.madeAt.toISOString() ?? null,
    }
  })
}

/** So many calls are listed at once. */
const mostCalls = 200

/**
 * Who is to be called, with what is to be said: those of the reader's own streets, of the district for a department that works with people. Reading it is on record, once for
 * the list.
 */
export function listCallBacks(ctx: Context): Promise<CallBackList> {
  return transaction(ctx, async (tx) => {
    const streets = keepsPeople(tx.actor, tx.district) ? undefined : streetsOf(tx.actor, tx.district)
    const rows = await callBackRows(tx, streets, mostCalls)
    await tx.audit('messages.read_call_backs', `district/${tx.district}`, { count: rows.length })
    return {
      callBacks: rows.map((row) => ({ ...shown(row), text: row.text, phone: row.phone, calls: row.calls })),
      total: rows.length < mostCalls ? rows.length : await countCallBacks(tx, streets),
    }
  })
}

/** An officer called. Reached: it is settled; else it stays on the list. Problems: 403, 404, 409 `message_is_settled`. */
export function recordCall(ctx: Context, id: string, { reached, note }: Call): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = await mine(tx, id)
    const open = row.state === 'failed' || (row.channel === 'callback' && row.state === 'waiting')
    if (!open) throw new Problem(409, 'message_is_settled', { state: row.state })
    const outcome = reached ? ('reached' as const) : ('not_reached' as const)
    await insertAttempt(tx, { message: id, channel: 'callback', outcome, note: note || null })
    await changeMessage(
      tx,
      row,
      reached ? { state: 'done', tries: row.tries + 1, endedByName: tx.actor.name } : { tries: row.tries + 1 },
    )
    await tx.audit('messages.call', `person/${row.person}`, { message: id, reached })
    return { id }
  })
}

/** A letter was put into the post, or handed over. Problems: 403, 404, 409 `message_is_settled`, `message_is_no_letter`. */
export function recordPosting(ctx: Context, id: string, { note }: Posting): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = await mine(tx, id)
    if (row.channel !== 'letter') throw new Problem(409, 'message_is_no_letter')
    if (!['waiting', 'sent', 'failed'].includes(row.state)) throw new Problem(409, 'message_is_settled', { state: row.state })
    await insertAttempt(tx, { message: id, channel: 'letter', outcome: 'posted', note: note || null })
    await changeMessage(tx, row, { state: 'done', endedByName: tx.actor.name })
    await tx.audit('messages.post', `person/${row.person}`, { message: id })
    return { id }
  })
}

/** Writes to one person in the office's own words, by the way they chose. Problems: 403, 404, 409 `person_has_died`. */
export function writeToPerson(ctx: Context, speech: Speech, id: string, { text, urgent }: NewMessage): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    permit(mayTell(tx.actor, tx.district, person))
    if (person.diedOn !== null) throw new Problem(409, 'person_has_died', { name: person.name })
    const wish = { person: person.id, kind: officeKind, urgent, said: { key: officeKind }, text: { zh: text, en: null } }
    const [message] = await withWholeDistrict(tx, () => tell(tx, speech, [{ ...wish, cause: `office ${newId()}` }]))
    await tx.audit('messages.write', `person/${person.id}`, { message })
    return { id: found(message, 'message') }
  })
}

/** The letter of a message as a page to print; reading it is on record. Problems: 403, 404. */
export async function printLetter(ctx: Context, speech: Speech, id: string): Promise<string> {
  await transaction(ctx, async (tx) => {
    const row = found(await findDelivery(tx, id), 'message')
    permit(mayTell(tx.actor, tx.district, row))
    await tx.audit('messages.print', `person/${row.person}`, { message: id })
  })
  return found(await printedLetter(ctx, speech, id), 'message')
}

/** A message about somebody whom the officer tells and calls, locked. */
async function mine(tx: Tx, id: string): Promise<MessageRow> {
  const seen = found(await findDelivery(tx, id), 'message')
  permit(mayTell(tx.actor, tx.district, seen))
  return found(await lockMessage(tx, id), 'message')
}

const shown = (row: DeliveryRow): Delivery => ({
  ...{ id: row.id, person: row.person, personName: row.personName, street: row.street, streetName: row.streetName },
  ...{ kind: row.kind, channel: row.channel, because: row.because, state: row.state, urgent: row.urgent, tries: row.tries },
  ...{ sentTo: row.sentTo, fault: row.fault, until: row.until?.toISOString() ?? null, dueAt: row.dueAt.toISOString() },
  ...{ madeByName: row.madeByName, madeAt: row.madeAt.toISOString(), changedAt: row.changedAt.toISOString() },
  endedByName: row.endedByName,
})
