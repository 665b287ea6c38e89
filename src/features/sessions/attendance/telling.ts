import type { Tx } from '../../../platform/database/transaction.ts'
import type { DomainEvent } from '../../../platform/events.ts'
import type { Notice, Tells } from '../../../platform/notice.ts'
import { findSlot } from '../slots/store.ts'

/** What guardians are told of what happened in a room; what it was stays sealed until they sign in. */
export const attendanceNotices: Record<string, Tells> = {
  'sessions.injured': (tx, event) => about(tx, event, { key: 'notice.sessions.injured', urgent: true }),
  'sessions.handed_to_other': (tx, event) => about(tx, event, { key: 'notice.sessions.handed_to_other', urgent: true }),
  'sessions.day_noted': (tx, event) => about(tx, event, { key: 'notice.sessions.day_noted', urgent: false }),
}

async function about(tx: Tx, { payload }: DomainEvent, { key, urgent }: { key: string; urgent: boolean }): Promise<Notice[]> {
  const slot = await findSlot(tx, payload.slot ?? '')
  if (!slot || !payload.person) return []
  const values = { facility: slot.facilityName, ...(slot.facilityPhone ? { phone: slot.facilityPhone } : {}) }
  return [{ person: payload.person, kind: 'safety', said: { key, values }, href: '/my/bookings', urgent }]
}
