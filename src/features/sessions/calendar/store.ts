import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { BookingState } from '../shapes.ts'
import type { FeedShows } from './contract.ts'

/** A booking as a calendar needs it. */
export type EventRow = {
  id: string
  state: BookingState
  service: string
  startsAt: Date
  endsAt: Date
  changedAt: Date
  cancelUntil: Date
  name: string
  room: string
  facilityName: string
  address: string
  phone: string | null
  lon: number | null
  lat: number | null
}

const columns = sql`b.id, b.state, b.service, b.starts_at as "startsAt", b.ends_at as "endsAt", b.changed_at as "changedAt",
  s.cancel_until as "cancelUntil", s.name, s.room, f.name as "facilityName", f.address, f.phone, f.lon, f.lat`
const from = sql`sessions.booking b join sessions.slot s on s.district = b.district and s.id = b.slot
  join places.listed f on f.district = b.district and f.id = b.facility`

/** One booking as an event. */
export async function eventOf(tx: Tx, booking: string): Promise<EventRow | undefined> {
  const { rows } =
    await sql<EventRow>`select ${columns} from ${from} where b.district = ${tx.district} and b.id = ${booking}::uuid`.execute(
      tx.db,
    )
  return rows[0]
}

/** What a person's calendar holds: everything since an instant but what never became anything. What was given up stays, as cancelled, so that it vanishes from calendars that had it. */
export async function eventsOf(tx: Tx, person: string, since: Date): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select ${columns} from ${from}
    where b.district = ${tx.district} and b.starts_at >= ${since} and b.person = any (array (
      select ${person}::uuid union all select m.id from people.merged m where m.district = ${tx.district} and m.stands = ${person}::uuid))
    order by b.starts_at, b.id limit 1000`.execute(tx.db)
  return rows
}

/** A subscription as it is kept. */
export type FeedRow = { id: string; account: string; person: string; shows: FeedShows; called: string; madeAt: Date }
const feedColumns = sql`c.id, c.account, c.person, c.shows, c.called, c.made_at as "madeAt"`

export async function insertFeed(
  tx: Tx,
  { person, secretHash, shows, called }: { person: string; secretHash: string; shows: FeedShows; called: string },
): Promise<string> {
  const id = newId()
  await sql`
    insert into sessions.calendar_feed (district, id, account, person, secret_hash, shows, called, made_at)
    values (${tx.district}, ${id}, ${tx.actor.id}, ${person}::uuid, ${secretHash}, ${shows}, ${called}, ${tx.now})`.execute(tx.db)
  return id
}

/** The subscriptions of an account that still hold, newest first. */
export async function feedsOf(tx: Tx, account: string): Promise<FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    select ${feedColumns} from sessions.calendar_feed c
    where c.district = ${tx.district} and c.account = ${account} and c.ended_at is null order by c.id desc limit 100`.execute(
    tx.db,
  )
  return rows
}

export async function feedBehind(tx: Tx, secretHash: string): Promise<FeedRow | undefined> {
  const { rows } = await sql<FeedRow>`
    select ${feedColumns} from sessions.calendar_feed c
    where c.district = ${tx.district} and c.secret_hash = ${secretHash} and c.ended_at is null`.execute(tx.db)
  return rows[0]
}

/** Ends one of an account's subscriptions: the person it was about, or nothing where there is none such. */
export async function endFeedRow(tx: Tx, account: string, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ person: string }>`
    update sessions.calendar_feed set ended_at = ${tx.now}
    where district = ${tx.district} and id = ${id}::uuid and account = ${account} and ended_at is null returning person`.execute(
    tx.db,
  )
  return rows[0]?.person
}

/** The subscriptions about a person that hold, without their secrets. */
export async function feedsAbout(tx: Tx, person: string): Promise<Pick<FeedRow, 'shows' | 'called' | 'madeAt'>[]> {
  const { rows } = await sql<Pick<FeedRow, 'shows' | 'called' | 'madeAt'>>`
    select c.shows, c.called, c.made_at as "madeAt" from sessions.calendar_feed c
    where c.district = ${tx.district} and c.person = ${person}::uuid and c.ended_at is null order by c.id`.execute(tx.db)
  return rows
}

export async function deleteFeedsAbout(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sessions.calendar_feed where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}
