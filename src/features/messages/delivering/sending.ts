import { type Carrier, CarrierProblem, type Carriers, type Parcel, type Way } from '../../../platform/carriers/carrier.ts'
import { folderName } from '../../../platform/carriers/folder.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { listDistricts } from '../../../platform/districts/store.ts'
import { maskPhone } from '../../people/index.ts'
import { isCarried, nextTry } from '../rules.ts'
import { pushKind } from '../shapes.ts'
import type { Speech } from '../speech.ts'
import { letterPage } from './letter.tsx'
import { type Recipient, recipientsOf } from './reaching.ts'
import {
  changeMessage,
  findMessage,
  insertAttempt,
  lockMessage,
  type MessageRow,
  messagesOnTheirWay,
  overdueMessages,
} from './store.ts'
import { sendingJob } from './telling.ts'

/**
 * Hands a message to its carrier and takes down what became of it; one that could not go is tried again, four times in all, then it waits for somebody to do it by hand. Run
 * twice it hands over the same parcel under the same id.
 */
export async function sendMessage(ctx: Context, speech: Speech, { message: id = '' }: { message?: string }): Promise<void> {
  const packed = await transaction(ctx, (tx) => pack(tx, speech, id, ctx.carriers))
  if (!packed) return
  const carrier = carrierOf(ctx, packed.way)
  const outcome = await handOver(carrier, packed.parcel)
  await transaction(ctx, (tx) => settle(tx, id, { ...outcome, carrier: carrier.name, sentTo: packed.sentTo }))
}

type Packed = { way: Way; parcel: Parcel; sentTo: string }

const carrierOf = (ctx: Context, way: Way): Carrier => {
  const carrier = ctx.carriers?.[way]
  if (!carrier) throw new Error(`this installation has no carrier for ${way}`)
  return carrier
}

/** What is handed over; nothing where the message is settled, not due yet, or of no use any more. */
async function pack(tx: Tx, speech: Speech, id: string, carriers: Carriers | undefined): Promise<Packed | undefined> {
  const row = await lockMessage(tx, id)
  if (row?.state !== 'waiting' || !isCarried(row.channel) || row.dueAt > tx.now) return undefined
  const recipient = (await recipientsOf(tx, [row.person])).get(row.person)
  if (!recipient || recipient.row.diedOn !== null || (row.until !== null && row.until <= tx.now)) {
    await changeMessage(tx, row, { state: 'withdrawn', endedByName: tx.actor.name, fault: 'too_late' })
    return undefined
  }
  if (recipient.row.synthetic && carriers?.[row.channel].name !== folderName) {
    // A made-up telephone number may be somebody's.
    await changeMessage(tx, row, { state: 'withdrawn', endedByName: tx.actor.name, fault: 'made_up' })
    return undefined
  }
  const to = row.channel === 'letter' ? (recipient.address?.join('\n') ?? null) : recipient.phone
  if (to === null) {
    await giveUp(tx, row, 'address_unknown')
    return undefined
  }
  const parcel = await parcelOf(tx, speech, { row, recipient, to })
  return { way: row.channel, parcel, sentTo: row.channel === 'letter' ? (recipient.address?.[0] ?? '') : maskPhone(to) }
}

async function parcelOf(
  tx: Tx,
  { book }: Speech,
  { row, recipient, to }: { row: MessageRow; recipient: Recipient; to: string },
): Promise<Parcel> {
  const { id, language, text } = row
  const words = book.in(language)
  const names = (await listDistricts(tx.db)).find(({ code }) => code === tx.district)
  const district = language === 'en' ? (names?.pinyin ?? '') : (names?.name ?? '')
  const leave = row.kind === pushKind ? words('messages.text.leave') : ''
  const parcel = {
    id,
    district: tx.district,
    to,
    language,
    text: `${words('messages.text.signature', { district })}${text}${leave}`,
  }
  if (row.channel !== 'letter') return parcel
  const { row: person, address } = recipient
  const page = letterPage({ ...{ words, language, district, on: tx.today, text }, name: person.name, address: address ?? [] })
  return { ...parcel, page }
}

type Outcome = { state: 'sent' | 'delivered'; reference: string | null } | { fault: string; again: boolean }

async function handOver(carrier: Carrier, parcel: Parcel): Promise<Outcome> {
  try {
    return await carrier.send(parcel)
  } catch (error) {
    if (error instanceof CarrierProblem) return { fault: error.message, again: error.again }
    const { code = 'error' } = error as { code?: string } // of the file system: nothing of the parcel is in it
    return { fault: `the carrier failed: ${code}`, again: true }
  }
}

async function settle(tx: Tx, id: string, outcome: Outcome & { carrier: string; sentTo: string }): Promise<void> {
  const row = await lockMessage(tx, id)
  if (row?.state !== 'waiting') return
  const tries = row.tries + 1
  const { carrier, sentTo } = outcome
  if ('state' in outcome) {
    const { state, reference } = outcome
    await changeMessage(tx, row, { state, tries, carrier, sentTo, reference, fault: null })
    await insertAttempt(tx, { message: id, channel: row.channel, outcome: state, note: null })
    return
  }
  await insertAttempt(tx, { message: id, channel: row.channel, outcome: 'failed', note: outcome.fault })
  const next = outcome.again ? nextTry(tries, tx.now) : undefined
  if (!next) return await giveUp(tx, { ...row, tries, carrier, sentTo }, outcome.fault)
  await changeMessage(tx, row, { tries, carrier, sentTo, fault: outcome.fault, dueAt: next })
  await tx.enqueue({ job: sendingJob, payload: { message: id }, at: next, key: `${sendingJob} ${id}` })
}

/** It could not be sent: it stays on the page, and somebody of the street is asked to call. */
async function giveUp(tx: Tx, row: MessageRow, fault: string): Promise<void> {
  await changeMessage(tx, row, { state: 'failed', tries: row.tries, carrier: row.carrier, sentTo: row.sentTo, fault })
  await tx.audit('messages.give_up', `person/${row.person}`, { message: row.id, channel: row.channel, tries: row.tries, fault })
}

const minute = 60_000

/** Asks carriers what became of what they took in the last three days, and orders again what a crash may have left. Every half hour. */
export async function followUp(ctx: Context): Promise<void> {
  const sent = await transaction(ctx, async (tx) => {
    for (const id of await overdueMessages(tx, new Date(tx.now.getTime() - 30 * minute), 1000))
      await tx.enqueue({ job: sendingJob, payload: { message: id }, key: `${sendingJob} ${id}` })
    return await messagesOnTheirWay(tx, new Date(tx.now.getTime() - 3 * 24 * 60 * minute), 500)
  })
  for (const { id, channel, reference, carrier: name } of sent) {
    const carrier = isCarried(channel) ? ctx.carriers?.[channel] : undefined
    if (!carrier?.stateOf || carrier.name !== name || reference === null) continue
    const state = await carrier.stateOf(reference).catch(() => 'sent' as const)
    if (state !== 'sent') await transaction(ctx, (tx) => learn(tx, id, state))
  }
}

async function learn(tx: Tx, id: string, state: 'delivered' | 'failed'): Promise<void> {
  const row = await lockMessage(tx, id)
  if (row?.state !== 'sent') return
  await insertAttempt(tx, { message: id, channel: row.channel, outcome: state, note: null })
  if (state === 'failed') return await giveUp(tx, row, 'the gateway could not deliver it')
  await changeMessage(tx, row, { state })
}

/** The letter of a message as a page to print, whoever asked may read it. */
export async function printedLetter(ctx: Context, speech: Speech, id: string): Promise<string | undefined> {
  return await reading(ctx, async (tx) => {
    const row = await findMessage(tx, id)
    const recipient = row && (await recipientsOf(tx, [row.person])).get(row.person)
    if (!row || !recipient) return undefined
    const parcel = await parcelOf(tx, speech, { row: { ...row, channel: 'letter' }, recipient, to: '' })
    return parcel.page
  })
}
