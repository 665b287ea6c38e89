import type { Tx } from '../../../platform/database/transaction.ts'
import type { DomainEvent } from '../../../platform/events.ts'
import type { Notice, Tells } from '../../../platform/notice.ts'
import { findSlot } from '../slots/store.ts'
import { readStandards } from '../standards.ts'

/** What guardians are told of what happened in a room; what it was stays sealed until they sign in. */
export const attendanceNotices: Record<string, Tells> = {
  'sessions.injured': (tx, event) => about(tx, event, { key: 'sessions.notice.injured', page: 'care', urgent: true }),
  'sessions.handed_to_other': (tx, event) =>
    about(tx, event, { key: 'sessions.notice.handed_to_other', page: 'pickup', urgent: true }),
  'sessions.day_noted': (tx, event) => about(tx, event, { key: 'sessions.notice.day_noted', page: 'care', urgent: false }),
}

async function about(
  tx: Tx,
  { payload }: DomainEvent,
  { key, page, urgent }: { key: string; page: string; urgent: boolean },
): Promise<Notice[]> {
  const slot = await findSlot(tx, payload.slot ?? '')
  if (!slot || !payload.person) return []
  const values = { facility: slot.facilityName, phone: slot.facilityPhone ?? (await readStandards(tx)).hotline }
  return [
    { person: payload.person, kind: 'sessions.safety', said: { key, values }, href: `/my/${payload.person}/${page}`, urgent },
  ]
}
