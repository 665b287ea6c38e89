import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { Booking } from '../bookings/contract.ts'
import { familyOf } from '../bookings/family-store.ts'
import { bookingsAbout } from '../bookings/reading.ts'
import { windowsAround } from '../bookings/rules.ts'
import type { Application } from '../series/contract.ts'
import { seriesAbout } from '../series/reading.ts'
import { serviceNames } from '../slots/reading.ts'
import { isOpen } from './courses.ts'
import { type Bookable, bookablePersons } from './persons.ts'
import { allowancesOf } from './store.ts'

/** Free sessions of a service in a window, with the service's name. */
export type FreeUsed = { service: string; serviceName: string; window: string; used: number; granted: number }

/** Somebody the account books for: what comes, what was, and how many free sessions of this year, month or week are used. */
export type Mine = Bookable & { coming: Booking[]; past: Booking[]; free: FreeUsed[]; courses: Application[] }

/** The bookings of everybody the signed-in account stands for or is trusted by in services. */
export function readMine(ctx: Context): Promise<Mine[]> {
  return reading(ctx, async (tx) => {
    const names = await serviceNames(tx)
    const windows = windowsAround(tx.today).map(({ window }) => window)
    const all: Mine[] = []
    for (const one of await bookablePersons(tx)) {
      const { coming, past } = await bookingsAbout(tx, one.person)
      const subjects = [one.person.id, await familyOf(tx, one.person.id)].flatMap((id) => id ?? [])
      const free = (await allowancesOf(tx, subjects, windows)).map(({ subject: _, service, ...row }) => ({
        ...{ ...row, service, serviceName: names.get(service) ?? service },
      }))
      const courses = (await seriesAbout(tx, one.person)).applications.filter(isOpen)
      all.push({ ...one, coming, past, free, courses })
    }
    return all
  })
}
