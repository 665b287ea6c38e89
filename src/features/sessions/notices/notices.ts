import type { Tx } from '../../../platform/database/transaction.ts'
import type { Notice, Reminds, Tells } from '../../../platform/notice.ts'
import { findEntry } from '../../services/index.ts'
import { type BookingRow, findBooking, placesInQueue, stepsOf } from '../bookings/store.ts'
import { settingsOf } from '../settings.ts'
import { findSlot, type SlotRow, slotsNamed } from '../slots/store.ts'
import { readStandards } from '../standards.ts'
import { bookingsBetween } from './store.ts'

/** What one may refuse to be told of. */
const kinds = { booking: 'sessions.booking', queue: 'sessions.queue', reminder: 'sessions.reminder' } as const

/** What is told of each event of a booking. Events that are overtaken (a place given up meanwhile) tell nothing: what came after tells itself. */
export const bookingNotices: Record<string, Tells> = {
  'sessions.booked': telling(async (tx, { row, slot, values }) => {
    if (row.state !== 'booked') return []
    const late = tx.now >= slot.cancelUntil
    return [about(row, kinds.booking, late ? 'booked_late' : 'booked', { ...values, until: slot.cancelUntil }, slot)]
  }),
  'sessions.queued': telling(async (tx, { row, slot, values }) => {
    if (row.state !== 'queued') return []
    const place = (await placesInQueue(tx, [row.id])).get(row.id) ?? 1
    return [about(row, kinds.queue, 'queued', { ...values, place }, slot)]
  }),
  'sessions.offered': telling(async (_tx, { row, slot, values }) => {
    if (row.state !== 'offered' || !row.expiresAt) return []
    const until = row.expiresAt
    return [{ ...about(row, kinds.queue, 'offered', { ...values, until }, slot), urgent: true, until, known: false }]
  }),
  'sessions.cancelled': telling(async (_tx, { row, slot, values }) =>
    row.state === 'cancelled' ? [about(row, kinds.booking, 'cancelled', values, slot)] : [],
  ),
  'sessions.slot_cancelled': telling(async (_tx, { row, slot, values }) => {
    if (row.state !== 'cancelled') return []
    const why = (slot.cancelledWhy ?? '').slice(0, 60)
    return [{ ...about(row, kinds.booking, 'slot_cancelled', { ...values, why }, slot), urgent: true, known: false }]
  }),
  'sessions.lapsed': telling(async (tx, { row, slot, values }) => {
    const said = row.state === 'passed' ? 'passed' : row.state === 'expired' ? await lapsedAs(tx, row.id) : undefined
    return said === undefined ? [] : [{ ...about(row, kinds.queue, said, values, slot), until: undefined, known: false }]
  }),
}

/** What lapsed: an offer that nobody answered, or a turn that never came. A place that was held while a form was filled in needs no word. */
async function lapsedAs(tx: Tx, booking: string): Promise<'lapsed_offer' | 'lapsed_turn' | undefined> {
  const before = (await stepsOf(tx, booking)).map(({ state }) => state)
  if (before.includes('offered')) return 'lapsed_offer'
  return before.includes('queued') ? 'lapsed_turn' : undefined
}

/** Bookings that come round, for whoever reminds people of them. */
export const bookingReminders: Reminds = async (tx, from, to) => {
  const rows = await bookingsBetween(tx, from, to)
  const slots = await slotsNamed(
    tx,
    rows.map(({ slot }) => slot),
  )
  const services = new Map<string, Spoken>()
  const reminders = []
  for (const row of rows) {
    const slot = slots.get(row.slot)
    if (!slot || slot.cancelledAt) continue
    const key = `${row.service} ${row.onDay}`
    const spoken = services.get(key) ?? (await spokenOf(tx, row))
    services.set(key, spoken)
    reminders.push({
      ...about(row, kinds.reminder, 'reminder', valuesOf(slot, spoken), slot),
      ...{ about: `sessions.booking ${row.id}`, at: slot.startsAt, toldAt: row.changedAt, known: false },
    })
  }
  return reminders
}

type Values = Record<string, unknown>
type Told = { row: BookingRow; slot: SlotRow; values: Values }

function telling(work: (tx: Tx, told: Told) => Promise<Notice[]>): Tells {
  return async (tx, { payload }) => {
    const row = await findBooking(tx, payload.booking ?? '')
    const slot = row && (await findSlot(tx, row.slot))
    if (!row || !slot) return []
    return await work(tx, { row, slot, values: valuesOf(slot, await spokenOf(tx, row)) })
  }
}

/** A notice about a booking, of no use once the session began. Who stood at the counter or was on the telephone has been told: their page is enough. */
const about = (row: BookingRow, kind: string, said: string, values: Values, slot: SlotRow): Notice => ({
  ...{ person: row.person, kind, said: { key: `sessions.notice.${said}`, values }, href: '/my/bookings', until: slot.startsAt },
  known: row.channel === 'counter' || row.channel === 'phone',
})

/** How a service is spoken of where others may look on, and whom to call where the facility says no number. */
type Spoken = { what: { zh: string; en: string }; discreet: boolean; phone: string }

async function spokenOf(tx: Tx, { service, onDay }: { service: string; onDay: string }): Promise<Spoken> {
  const entry = await findEntry(tx, service, onDay)
  const { hotline } = await readStandards(tx)
  if (!entry) return { what: { zh: '一项服务', en: 'a service' }, discreet: true, phone: hotline }
  const { counts, sealedNotes } = settingsOf(entry)
  const discreet = sealedNotes || counts === 'counselling'
  const what = discreet
    ? { zh: '您预约的服务', en: 'your appointment' }
    : { zh: entry.name.zh, en: entry.name.en ?? entry.name.zh }
  return { what, discreet, phone: entry.phone ?? hotline }
}

/** What fills the sentences; talks with a counsellor are named neither by service nor by place. */
const valuesOf = (slot: SlotRow, { what, discreet, phone }: Spoken): Values => ({
  ...{ what, when: slot.startsAt, phone: slot.facilityPhone ?? phone },
  where: discreet ? { zh: '预约时选的地点', en: 'the place you chose' } : slot.facilityName,
})
