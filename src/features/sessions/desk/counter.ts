import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { findArea } from '../../../platform/districts/store.ts'
import { found } from '../../../platform/problem.ts'
import { findPerson, type PersonRow } from '../../people/index.ts'
import { bookerOf } from '../bookings/booker.ts'
import { sessionService } from '../bookings/offered.ts'
import { freeSessions } from '../choosing/free.ts'
import { serviceNames, shownSlot } from '../slots/reading.ts'
import { listSlots } from '../slots/store.ts'
import type { Allowance, NearSlots } from './contract.ts'

/** No facility: a provider hears of people by its own rooms alone. */
const nowhere = { organization: null, street: '' }

/** The free sessions of a person today: granted by the service's rule, and used. For the person, who acts for them, and officers who keep their record. */
export function getAllowance(ctx: Context, id: string, { service }: { service: string }): Promise<Allowance> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    bookerOf(tx, person, nowhere)
    const offered = await sessionService(tx, service, tx.today)
    const free = await freeSessions(tx, offered, person.id, tx.today)
    const none = { granted: null, used: 0, window: null, confirmed: true }
    return { service, per: offered.settings.per, ...none, ...free }
  })
}

/** Slots of a service for a person: their committee's facilities first, then their street's, then by distance from its centre; at one facility by time. */
export function listSlotsNear(
  ctx: Context,
  id: string,
  { service, days, ...query }: { service: string; days: number; from?: string | undefined },
): Promise<NearSlots> {
  return reading(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    bookerOf(tx, person, nowhere)
    const { street, committee } = homeOf(person)
    const home = street === null ? undefined : await findArea(tx, committee ?? street)
    const from = query.from ?? tx.today
    const to = plusDays(from, days)
    const rows = await listSlots(tx, { service, from, to, startsAfter: tx.now, limit: 1000 })
    const names = await serviceNames(tx)
    const centre = home && home.lon !== null && home.lat !== null ? { lon: home.lon, lat: home.lat } : undefined
    const placed = rows.map((row) => {
      const slot = shownSlot(row, { now: tx.now, serviceName: names.get(row.service), at: centre })
      const near = row.committee !== null && row.committee === committee ? 0 : row.street === street ? 1 : 2
      return { slot, near, far: slot.metres ?? Number.MAX_SAFE_INTEGER }
    })
    placed.sort(
      (a, b) =>
        a.near - b.near ||
        a.far - b.far ||
        a.slot.facility.localeCompare(b.slot.facility) ||
        a.slot.startsAt.localeCompare(b.slot.startsAt),
    )
    return { from, to, near: home ? nameOf(home) : null, slots: placed.map(({ slot }) => slot) }
  })
}

const homeOf = (person: PersonRow) =>
  person.residenceStreet === null
    ? { street: person.registeredStreet, committee: person.registeredCommittee }
    : { street: person.residenceStreet, committee: person.residenceCommittee }

const nameOf = ({ name, streetName }: { name: string; streetName: string }): string =>
  name === streetName ? name : `${streetName} ${name}`
