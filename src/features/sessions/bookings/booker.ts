import { grantFor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'
import { actingFor, type OnBehalf, type PersonRow } from '../../people/index.ts'
import { mayBookAsOfficer, mayBookAsProvider, type Venue } from '../policy.ts'
import type { BookingChannel } from '../shapes.ts'
import type { BookingRow } from './store.ts'

/** As what somebody acts for a person, what the audit line says of it, and whether they may override a refusal. */
export type Booker = { as: BookingRow['bookedAs']; onBehalf: OnBehalf; isStaff: boolean; channel: BookingChannel }

/**
 * As what the actor books, answers or cancels for a person: themselves, their guardian, somebody trusted with services; an officer who keeps their record; the provider
 * of the facility whose duty serves them. Problems: 403 `not_acting_for`, `not_trusted_with`.
 */
export function bookerOf(tx: Tx, person: PersonRow, venue: Venue, channel?: BookingChannel): Booker {
  if (tx.actor.kind === 'system') return { as: 'system', onBehalf: {}, isStaff: true, channel: channel ?? 'import' }
  const own = grantFor(tx.actor, tx.district, person.id)
  if (own && own.as !== 'duty')
    return { as: own.as, onBehalf: actingFor(tx, person.id, 'services'), isStaff: false, channel: 'online' }
  const counter = channel === 'phone' ? 'phone' : 'counter'
  if (mayBookAsOfficer(tx.actor, tx.district, person)) return { as: 'officer', onBehalf: {}, isStaff: true, channel: counter }
  if (mayBookAsProvider(tx.actor, tx.district, { venue, person }))
    return { as: 'provider', onBehalf: {}, isStaff: true, channel: counter }
  throw new Problem(403, 'not_acting_for')
}
