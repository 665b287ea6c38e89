import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { type BookingRow, bookingsOfSlot } from '../bookings/store.ts'
import { serviceNames } from '../slots/reading.ts'
import type { SlotRow } from '../slots/store.ts'
import { readStandards } from '../standards.ts'
import type { Room, RoomPerson, Tap } from './contract.ts'
import { fetchersOf, mayFetchAt, type Standing } from './fetching/standing.ts'
import { type Known, peopleOf, requireRoom } from './people.ts'
import { ageOf, ratioIn } from './present.ts'
import { codeOf } from './rules/codes.ts'
import { mustBeFetched } from './rules/fetching.ts'
import { type InjuryRow, injuriesOfSlot, type NoteRow, newestSafety, notesOfSlot, type SafetyRow } from './safety/store.ts'
import { newestOf, shownSafety } from './safety/telling.ts'
import { injuryWords, noteText } from './safety/words.ts'
import { carersIn, firstReading, standingTaps, type TapRow } from './store.ts'

/** Those whom the room's list names: they keep a place, and did not give it up. */
const listed = ['booked', 'attended', 'absent'] as const satisfies readonly BookingRow['state'][]

/**
 * A slot's room for those who look after it: who is booked, what one must know of them (allergies first), who came, who left, who may fetch, and the live ratio. The reading
 * is on record once a reader, room and day, with whom it named. Problems: 404, 403.
 */
export function readRoom(ctx: Context, id: string): Promise<Room> {
  return transaction(ctx, async (tx) => {
    const slot = await requireRoom(tx, id)
    const room = await roomOf(tx, ctx.keys, slot)
    if (await firstReading(tx, id)) {
      const persons = room.people.map(({ person }) => person)
      await tx.audit('sessions.read_room', `slot/${id}`, { facility: slot.facility, onDay: slot.onDay, persons })
    }
    return room
  })
}

/** The same in the caller's transaction, who has asked whether they may. */
export async function roomOf(tx: Tx, keys: KeyRing, slot: SlotRow): Promise<Room> {
  const rows = await bookingsOfSlot(tx, slot.id, listed)
  const people = await peopleOf(
    tx,
    rows.map(({ person }) => person),
  )
  const known = [...new Map([...people.values()].map((one) => [one.person, one])).values()]
  const about: About = {
    ...{ tx, keys, slot, people, taps: await standingTaps(tx, [slot.id]), fetchers: await fetchersOf(tx, known, slot.onDay) },
    safety: await newestSafety(
      tx,
      known.flatMap(({ records }) => records),
    ),
    ...{ injuries: await injuriesOfSlot(tx, slot.id), notes: await notesOfSlot(tx, slot.id) },
  }
  const shown = rows.flatMap((row) => personOf(about, row)).sort(allergiesFirst)
  const carers = (await carersIn(tx, [slot.id])).get(slot.id)
  const present = about.taps
    .filter(
      ({ kind, booking }) => kind === 'arrived' && !about.taps.some((tap) => tap.kind === 'left' && tap.booking === booking),
    )
    .map((tap) => ({ tap, known: people.get(tap.person) }))
  return {
    ...{ slot: slot.id, service: slot.service, serviceName: (await serviceNames(tx)).get(slot.service) ?? slot.service },
    ...{ name: slot.name, room: slot.room, class: slot.class, facility: slot.facility, facilityName: slot.facilityName },
    ...{
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
      capacity: slot.capacity,
      waiting: slot.waiting,
    },
    ...{ cancelledAt: slot.cancelledAt?.toISOString() ?? null, settledAt: slot.endedAt?.toISOString() ?? null },
    ...{ now: tx.now.toISOString(), planned: slot.staff },
    carers: carers ? { count: carers.count, at: carers.at.toISOString(), byName: carers.byName } : null,
    ...{ ratio: ratioIn(slot, present, carers, (await readStandards(tx)).carers), people: shown },
  }
}

type About = {
  tx: Tx
  keys: KeyRing
  slot: SlotRow
  people: Map<string, Known>
  taps: TapRow[]
  fetchers: Map<string, Standing>
  safety: SafetyRow[]
  injuries: InjuryRow[]
  notes: NoteRow[]
}

/** Somebody in the list; nobody where the record is no longer to be seen (withdrawn). */
function personOf({ tx, keys, slot, ...about }: About, row: BookingRow): RoomPerson[] {
  const known = about.people.get(row.person)
  if (!known) return []
  const safety = newestOf(about.safety.filter(({ person }) => known.records.includes(person)))
  const told = shownSafety(tx, keys, known.person, safety)
  const standing = about.fetchers.get(known.person) ?? { guardians: [], named: [] }
  const mayFetch = mayFetchAt(standing, { at: tx.now, on: slot.onDay })
  const named = mayFetch.filter(({ kind }) => kind === 'named').length
  const tap = (kind: TapRow['kind']) => about.taps.find((one) => one.booking === row.id && one.kind === kind)
  const note = about.notes.find(({ booking }) => booking === row.id)
  return [
    {
      ...{ booking: row.id, code: codeOf(row.id), person: known.person, name: known.name, state: row.state },
      ...{ ageMonths: ageOf(known, slot.onDay), allergies: told.allergies, needs: told.needs },
      ...{ permissions: safety ? told.permissions : null, arrived: shownTap(tap('arrived')), left: shownTap(tap('left')) },
      ...{ mustBeFetched: mustBeFetched({ bornOn: known.bornOn, on: slot.onDay, named, ageTo: slot.ageTo }), mayFetch },
      injuries: about.injuries.filter(({ booking }) => booking === row.id).map((one) => shownInjury(tx, keys, one)),
      note: note ? noteText(keys, tx.district, note) : null,
    },
  ]
}

const shownTap = (tap: TapRow | undefined): Tap | null =>
  tap ? { id: tap.id, at: tap.at.toISOString(), who: tap.who, why: tap.overrideWhy, byName: tap.recordedByName } : null

function shownInjury(tx: Tx, keys: KeyRing, row: InjuryRow): RoomPerson['injuries'][number] {
  const { what, where } = injuryWords(keys, tx.district, row)
  const { id, happenedAt, acknowledgedAt } = row
  return { id, happenedAt: happenedAt.toISOString(), what, where, acknowledgedAt: acknowledgedAt?.toISOString() ?? null }
}

const allergiesFirst = (a: RoomPerson, b: RoomPerson): number =>
  Number(b.allergies.length > 0) - Number(a.allergies.length > 0) || a.name.localeCompare(b.name, 'zh-Hans')
