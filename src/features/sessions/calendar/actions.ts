import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { PersonalData } from '../../../platform/feature.ts'
import { contentHash } from '../../../platform/ids.ts'
import { found } from '../../../platform/problem.ts'
import { listPersonGrants } from '../../../platform/sign-in/person-grants-store.ts'
import type { Words } from '../../../platform/words/words.ts'
import { actingFor, findPerson } from '../../people/index.ts'
import { getBooking } from '../bookings/reading.ts'
import { serviceNames } from '../slots/reading.ts'
import type { Feed, NewFeed } from './contract.ts'
import { type CalendarEvent, calendarText } from './ics.ts'
import { wordsOf } from './say.ts'
import * as store from './store.ts'

/** A booking as a file that a calendar takes in: for whoever may read the booking. Problems: 403, 404. */
export async function bookingCalendar(ctx: Context, id: string): Promise<{ text: string; name: string }> {
  const { serviceName } = await getBooking(ctx, id)
  const event = await reading(ctx, async (tx) =>
    shownEvent(found(await store.eventOf(tx, id), 'booking'), {
      ...{ title: serviceName, withPlace: true, words: await wordsOf(tx, tx.actor.id) },
    }),
  )
  return { text: calendarText({ name: serviceName, events: [event] }), name: `${serviceName}.ics` }
}

/**
 * Makes a private address under which a calendar program reads a person's bookings: for the person, who stands for them, or is trusted with services. The secret is told
 * this once. Problems: 403, 404.
 */
export function makeFeed(ctx: Context, person: string, wish: NewFeed): Promise<{ id: string; secret: string }> {
  return transaction(ctx, async (tx) => {
    const { id: stands } = found(await findPerson(tx, person), 'person')
    const onBehalf = actingFor(tx, stands, 'services')
    const secret = randomBytes(32).toString('base64url')
    const id = await store.insertFeed(tx, { ...wish, person: stands, secretHash: contentHash(secret) })
    await tx.audit('sessions.make_calendar', `person/${stands}`, { feed: id, shows: wish.shows, ...onBehalf })
    return { id, secret }
  })
}

/** The subscriptions that the signed-in account made and that still hold. */
export function listFeeds(ctx: Context): Promise<Feed[]> {
  return reading(ctx, async (tx) =>
    (await store.feedsOf(tx, tx.actor.id)).map(({ account: _, madeAt, ...feed }) => ({ ...feed, madeAt: madeAt.toISOString() })),
  )
}

/** Ends a subscription of one's own: its address answers nothing any more. Problem: 404. */
export function endFeed(ctx: Context, id: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const person = found(await store.endFeedRow(tx, tx.actor.id, id), 'calendar')
    await tx.audit('sessions.end_calendar', `person/${person}`, { feed: id })
  })
}

/**
 * What lies under a private address: the bookings of sixty days back and all to come, as far as the account that made it may still see them today. Problem: 404 for an
 * address that was ended, never was, or whose maker stands for the person no more.
 */
export async function readFeed(ctx: Context, secret: string): Promise<{ text: string }> {
  const maker = await reading(ctx, async (tx) => {
    const feed = found(await store.feedBehind(tx, contentHash(secret)), 'calendar')
    return { feed, actor: await makerOf(tx, feed) }
  })
  const { feed } = maker
  return await reading({ ...ctx, actor: maker.actor }, async (tx) => {
    const { id: person } = found(await findPerson(tx, feed.person), 'calendar')
    const names = await serviceNames(tx)
    const since = new Date(tx.now.getTime() - 60 * 86_400_000)
    const withPlace = feed.shows === 'place'
    const words = await wordsOf(tx, feed.account)
    const called = (title: string) => (feed.called ? words('sessions.ics.called', { called: feed.called, title }) : title)
    const events = (await store.eventsOf(tx, person, since)).map((row) => {
      const title = withPlace ? (names.get(row.service) ?? row.service) : words('sessions.ics.busy')
      return shownEvent(row, { title: called(title), withPlace, words })
    })
    return { text: calendarText({ name: called(words('sessions.ics.name')), events }) }
  })
}

/** The account that made a subscription, with what it is to the person today and no duty of any kind. */
async function makerOf(tx: Tx, { account, person }: store.FeedRow): Promise<Actor> {
  const grants = await listPersonGrants(tx.db, {
    ...{ district: tx.district, account, as: ['self', 'guardian', 'trusted'], on: tx.today },
  })
  const persons = grants
    .filter((one) => one.startsOn <= tx.today && (one.as !== 'trusted' || one.may.includes('services')))
    .map(({ id, district, person, as, why, may }) => ({ id, district, person, as, why, may }))
  const actor: Actor = { kind: 'account', id: account, name: '', grants: [], persons }
  found(
    persons.find((one) => one.person === person),
    'calendar',
  )
  return actor
}

const states: Record<store.EventRow['state'], CalendarEvent['state']> = {
  ...{ booked: 'confirmed', attended: 'confirmed', absent: 'confirmed' },
  ...{ held: 'tentative', queued: 'tentative', offered: 'tentative' },
  ...{ cancelled: 'cancelled', expired: 'cancelled', passed: 'cancelled' },
}

function shownEvent(
  row: store.EventRow,
  { title, withPlace, words }: { title: string; withPlace: boolean; words: Words },
): CalendarEvent {
  const waiting = row.state === 'queued' || row.state === 'offered'
  return {
    ...{ id: row.id, state: states[row.state], startsAt: row.startsAt, endsAt: row.endsAt, changedAt: row.changedAt },
    title: waiting ? words(`sessions.ics.${row.state}`, { title }) : title,
    ...(withPlace
      ? {
          place: {
            name: [row.facilityName, row.room].filter(Boolean).join(' '),
            address: row.address,
            position: row.lon === null || row.lat === null ? null : { lat: row.lat, lon: row.lon },
          },
          note: [row.name, row.phone].filter(Boolean).join('\n'),
        }
      : {}),
  }
}

/** What this room holds about a person. */
export const feedsOwnedBy: PersonalData = {
  export: async (tx, person) => ({
    calendars: (await store.feedsAbout(tx, person)).map(({ madeAt, ...feed }) => ({ ...feed, madeAt: madeAt.toISOString() })),
  }),
  erase: store.deleteFeedsAbout,
}
