import type { Context } from '../../../../platform/context.ts'
import { type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { found } from '../../../../platform/problem.ts'
import type { KeyRing } from '../../../../platform/secrecy/key-ring.ts'
import { actingFully, findPerson } from '../../../people/index.ts'
import { type SlotRow, slotsNamed } from '../../slots/store.ts'
import { recordsOf } from '../people-store.ts'
import type { CareRecord, DayNote, Injury } from './contract.ts'
import { type InjuryRow, injuriesOf, type NoteRow, notesOf } from './store.ts'
import { injuryWords, noteText } from './words.ts'

/** What happened to a person in sessions, for their guardian or themselves: injuries to be signed, notes about the days. The reading is on record. Problems: 404, 403. */
export function readCareRecord(ctx: Context, id: string): Promise<CareRecord> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await tx.audit('sessions.read_care', `person/${person.id}`, { ...actingFully(tx, person.id) })
    return await careRecordOf(tx, ctx.keys, person.id)
  })
}

/** The same in the caller's transaction, who has asked whether they may. */
export async function careRecordOf(tx: Tx, keys: KeyRing, person: string): Promise<CareRecord> {
  const records = (await recordsOf(tx, [person])).map(({ id }) => id)
  const [injuries, notes] = [await injuriesOf(tx, records), await notesOf(tx, records)]
  const slots = await slotsNamed(
    tx,
    [...injuries, ...notes].map(({ slot }) => slot),
  )
  return {
    person,
    injuries: injuries.map((row) => shownInjury(tx, keys, row, slots.get(row.slot))),
    notes: notes.map((row) => shownNote(tx, keys, row, slots.get(row.slot))).sort((a, b) => b.startsAt.localeCompare(a.startsAt)),
  }
}

const shownInjury = (tx: Tx, keys: KeyRing, row: InjuryRow, slot: SlotRow | undefined): Injury => ({
  ...{ id: row.id, slot: row.slot, slotName: slot?.name ?? '', facilityName: slot?.facilityName ?? '' },
  ...{ happenedAt: row.happenedAt.toISOString(), ...injuryWords(keys, tx.district, row) },
  ...{ recordedByName: row.recordedByName, recordedAt: row.knownAt.toISOString() },
  ...{ acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null, acknowledgedByName: row.acknowledgedByName },
})

const shownNote = (tx: Tx, keys: KeyRing, row: NoteRow, slot: SlotRow | undefined): DayNote => ({
  ...{ id: row.id, slot: row.slot, slotName: slot?.name ?? '', facilityName: slot?.facilityName ?? '' },
  startsAt: (slot?.startsAt ?? row.knownAt).toISOString(),
  ...{ text: noteText(keys, tx.district, row), writtenAt: row.knownAt.toISOString(), byName: row.byName },
})
