import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { newestKeyId } from '../../../platform/secrecy/key-ring.ts'
import { open, seal } from '../../../platform/secrecy/seal.ts'
import { grantsOfAll } from '../../../platform/sign-in/grants-store.ts'
import { findAccount, findAccountByUsername } from '../../../platform/sign-in/store.ts'
import { briefsNamed, consentingTo, withWholeDistrict } from '../../people/index.ts'
import { sessionService } from '../bookings/offered.ts'
import { findBooking } from '../bookings/store.ts'
import { isProviderOf } from '../policy.ts'
import { serviceNames } from '../slots/reading.ts'
import { findSlot } from '../slots/store.ts'
import type { HandOver, NewNote, NoteHead, OpenNote, OwnNote } from './contract.ts'
import { headsOfBooking, insertCopy, insertNote, type NoteRow, type OwnCopy, ownCopies } from './store.ts'

/** What a sealed copy is bound to: this note, for this reader. */
const sealedAbout = ({ district }: { district: string }, note: string, reader: string): string =>
  `${district} sessions.note ${note} ${reader}`

/**
 * Writes a note about a talk, sealed to its writer: no other account can open it, whatever its role. For the provider of the facility, by no officer. Problems: 403; 404; 409
 * `note_without_session`; 422 `notes_not_kept` where the service keeps none, `note_before_session`.
 */
export function writeNote(ctx: Context, booking: string, { text }: NewNote): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const { row, slot } = await bookingOfProvider(tx, booking)
    const { entry, settings } = await sessionService(tx, slot.service, slot.onDay)
    if (!settings.sealedNotes) throw new Problem(422, 'notes_not_kept', { service: entry.name.zh })
    if (!['booked', 'attended'].includes(row.state)) throw new Problem(409, 'note_without_session', { state: row.state })
    if (tx.now < slot.startsAt) throw new Problem(422, 'note_before_session')
    const id = newId()
    await insertNote(tx, { id, booking, person: row.person, service: row.service, facility: row.facility })
    await keepCopy(ctx, tx, { note: id, reader: tx.actor.id, text })
    await tx.audit('sessions.write_note', `person/${row.person}`, { note: id, booking, service: row.service })
    return { id }
  })
}

/** Which notes there are about a booking, for the provider of the facility: when and by whom, never what. Problems: 403, 404. */
export function listNoteHeads(ctx: Context, booking: string): Promise<{ notes: NoteHead[] }> {
  return transaction(ctx, async (tx) => {
    await bookingOfProvider(tx, booking)
    const names = await serviceNames(tx)
    return { notes: (await headsOfBooking(tx, booking)).map((row) => headOf(row, names)) }
  })
}

/** The notes that the signed-in account may open: its own, and those handed over to it. */
export function listOwnNotes(ctx: Context, { person }: { person?: string | undefined }): Promise<{ notes: OwnNote[] }> {
  return transaction(ctx, async (tx) => ({ notes: await shownOwn(tx, await ownCopies(tx, { person })) }))
}

/** Opens a note. It is on record that it was opened. Problems: 404, also for everybody to whom it was not sealed. */
export function openNote(ctx: Context, id: string): Promise<OpenNote> {
  return transaction(ctx, async (tx) => {
    const copy = found((await ownCopies(tx, { id }))[0], 'note')
    const [shown] = await shownOwn(tx, [copy])
    const text = open(ctx.keys, copy.sealed, sealedAbout(tx, id, tx.actor.id))
    await tx.audit('sessions.open_note', `person/${copy.person}`, { note: id, service: copy.service })
    return { ...found(shown, 'note'), text }
  })
}

/**
 * Hands a note over to another counsellor of the same service's provider, with the consent of the person (托付共享 care_sharing) that stands today. The writer keeps theirs. Problems:
 * 404; 409 `note_handed_over`; 422 `note_needs_consent`, `note_reader_unknown` where no such counsellor works for this facility.
 */
export function handOverNote(ctx: Context, id: string, { to }: HandOver): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const copy = found((await ownCopies(tx, { id }))[0], 'note')
    const consenting = await withWholeDistrict(tx, () => consentingTo(tx, [copy.person], 'care_sharing'))
    if (!consenting.has(copy.person)) throw new Problem(422, 'note_needs_consent')
    const reader = await counsellorNamed(tx, to, copy)
    const text = open(ctx.keys, copy.sealed, sealedAbout(tx, id, tx.actor.id))
    await keepCopy(ctx, tx, { note: id, reader, text })
    await tx.audit('sessions.hand_over_note', `person/${copy.person}`, { note: id, to: reader })
    return { id }
  })
}

/** The account of another counsellor of the provider whose facility a note was written at, by user name. An officer is none, whatever they oversee. */
async function counsellorNamed(tx: Tx, username: string, { booking }: OwnCopy): Promise<string> {
  const account = await findAccountByUsername(tx.db, username)
  const { slot } = await bookingAndSlot(tx, booking)
  const grants = account ? await grantsOfAll(tx.db, [account.id], { on: tx.today, districts: [tx.district] }) : []
  const actor = { kind: 'account' as const, id: account?.id ?? '', name: account?.name ?? '', grants, persons: [] }
  if (!account || account.deactivatedAt !== null || account.id === tx.actor.id || !isProviderOf(actor, tx.district, slot))
    throw new Problem(422, 'note_reader_unknown', { username })
  return account.id
}

async function keepCopy(
  ctx: Context,
  tx: Tx,
  { note, reader, text }: { note: string; reader: string; text: string },
): Promise<void> {
  const sealed = seal(ctx.keys, text, sealedAbout(tx, note, reader))
  await insertCopy(tx, { note, reader, sealed, keyId: newestKeyId(ctx.keys, 'sealing') })
}

async function bookingAndSlot(tx: Tx, id: string) {
  const row = found(await findBooking(tx, id), 'booking')
  return { row, slot: found(await findSlot(tx, row.slot), 'booking') }
}

/** A booking at a facility that the actor is the provider of, who need not see the register for it. */
async function bookingOfProvider(tx: Tx, id: string) {
  const it = await bookingAndSlot(tx, id)
  permit(isProviderOf(tx.actor, tx.district, it.slot))
  return it
}

const headOf = (row: NoteRow, names: ReadonlyMap<string, string>): NoteHead => ({
  ...{ id: row.id, booking: row.booking, service: row.service, serviceName: names.get(row.service) ?? row.service },
  ...{ writtenAt: row.writtenAt.toISOString(), writerName: row.writerName },
})

async function shownOwn(tx: Tx, copies: readonly OwnCopy[]): Promise<OwnNote[]> {
  const names = await serviceNames(tx)
  const persons = copies.map(({ person }) => person)
  const briefs = await withWholeDistrict(tx, () => briefsNamed(tx, persons))
  const givers = new Map<string, string | null>([[tx.actor.id, null]])
  for (const { givenBy } of copies)
    if (!givers.has(givenBy)) givers.set(givenBy, (await findAccount(tx.db, givenBy))?.name ?? '—')
  return copies.map((copy) => ({
    ...headOf(copy, names),
    ...{ person: copy.person, personName: briefs.get(copy.person)?.name ?? '', own: copy.writer === tx.actor.id },
    givenByName: givers.get(copy.givenBy) ?? null,
  }))
}
