import type { Tx } from '../../../platform/database/transaction.ts'
import type { Offer } from '../../../platform/feature.ts'
import { definePart } from '../../../platform/feature-parts.ts'
import { bookableDomains, roomsNear } from '../choosing/bookable.ts'
import { bookablePage } from './bookable-page.tsx'
import { bookingPage } from './booking-page.tsx'
import { calendarPage } from './calendar-page.tsx'
import { carePage } from './care-page.tsx'
import { coursePage } from './course-page.tsx'
import { coursesPage } from './courses-page.tsx'
import { measuresPage } from './measures-page.tsx'
import { myBookingsPage } from './my-page.tsx'
import { pickupPage } from './pickup-page.tsx'
import { safetyPage } from './safety-page.tsx'
import { slipPage } from './slip-page.tsx'
import { slotPage } from './slot-page.tsx'
import { weekPage } from './week-page.tsx'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: the pages on which residents book, and what leads to them from the first page. */
export const part = definePart({
  words: { zh, en },
  pages: [
    bookablePage,
    weekPage,
    slotPage,
    myBookingsPage,
    bookingPage,
    slipPage,
    calendarPage,
    pickupPage,
    safetyPage,
    carePage,
    coursesPage,
    coursePage,
    measuresPage,
  ],
  offers,
  near: roomsNear,
})

async function offers(tx: Tx): Promise<Offer[]> {
  const offer = (door: Offer['door'], name: string, href: string): Offer => ({
    ...{ door, href, title: { key: `sessions.offer.${name}.title` }, note: { key: `sessions.offer.${name}.note` } },
  })
  const domains = await bookableDomains(tx)
  const book = [
    ...(domains.has('托育') ? [offer('children', 'children', '/book?for=children')] : []),
    ...(domains.has('养老') ? [offer('elders', 'elders', '/book?for=elders')] : []),
  ]
  return tx.actor.kind === 'account' ? [...book, offer('mine', 'mine', '/my/bookings')] : book
}
