import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import type { NearItem } from '../../../platform/feature.ts'
import { metresBetween } from '../../../platform/geo/distance.ts'
import type { Service } from '../../services/catalogue/contract.ts'
import { districtBook, serviceIn } from '../../services/index.ts'
import { minuteOf } from '../bookings/rules.ts'
import { serviceNames } from '../slots/reading.ts'
import { bookableServices, scheduledServices, venuesWithRoom } from './store.ts'

/** A service one may book: in how many places in the fortnight to come, and when the next free place is. */
export type BookableService = { entry: Service; venues: number; nextAt: Date | null }

/** The services with sessions in the fortnight to come, those with a place soonest first. */
export function readBookable(ctx: Context): Promise<BookableService[]> {
  return reading(ctx, async (tx) => {
    const district = await districtBook(tx)
    const rows = await bookableServices(tx, tx.today, plusDays(tx.today, 14))
    const all = rows.flatMap(({ service, ...row }) => {
      const entry = serviceIn(district, service, tx.today)
      return entry?.engine === 'sessions' ? [{ entry, ...row }] : []
    })
    const soon = ({ nextAt }: BookableService) => nextAt?.getTime() ?? Number.MAX_SAFE_INTEGER
    return all.sort((a, b) => soon(a) - soon(b) || b.venues - a.venues)
  })
}

/** For whom the district has anything to book: the domains of the services with schedules. */
export async function bookableDomains(tx: Tx): Promise<Set<Service['domain']>> {
  const services = await scheduledServices(tx)
  if (services.length === 0) return new Set()
  const district = await districtBook(tx)
  return new Set(services.flatMap((id) => serviceIn(district, id, tx.today)?.domain ?? []))
}

const metresADegree = 111_320

/** Rooms within so many metres that still have a place this week, for the resident's home. */
export async function roomsNear(tx: Tx, at: { lon: number; lat: number }, metres: number): Promise<NearItem[]> {
  const north = metres / metresADegree
  const east = north / Math.cos((at.lat * Math.PI) / 180)
  const rows = await venuesWithRoom(tx, {
    ...{ from: tx.today, to: plusDays(tx.today, 7), west: at.lon - east, east: at.lon + east },
    ...{ south: at.lat - north, north: at.lat + north },
  })
  if (rows.length === 0) return []
  const names = await serviceNames(tx)
  return rows.flatMap(({ facility, name, lon, lat, service, slots, nextAt }) => {
    const far = metresBetween(at, { lon, lat })
    if (far > metres) return []
    return [
      {
        ...{ title: name, href: `/book/${service}?room=${facility}`, metres: far },
        notes: [{ key: 'sessions.near.note', values: { service: names.get(service) ?? service, at: minuteOf(nextAt).slice(5) } }],
        state: { key: 'sessions.near.free', values: { n: slots }, tone: 'good' as const },
      },
    ]
  })
}
