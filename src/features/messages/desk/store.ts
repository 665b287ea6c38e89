import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { type AttemptRow, type MessageRow, messageColumns } from '../delivering/store.ts'
import type { DeliveryList, DeliveryQuery } from './contract.ts'

/** A message with whom it is about, as far as the reader sees them. */
export type DeliveryRow = MessageRow & {
  personName: string
  phone: string | null
  residenceStreet: string | null
  registeredStreet: string | null
  street: string | null
  streetName: string | null
  calls: number
}

const columns = sql`${messageColumns}, p.id as person, p.name as "personName", p.phone, p.residence_street as "residenceStreet",
  p.registered_street as "registeredStreet", case when p.residence_street is null then p.registered_street else p.residence_street end as street,
  a.name as "streetName", (select count(*)::int from messages.attempt t
    where t.district = m.district and t.message = m.id and t.outcome in ('reached', 'not_reached')) as calls`

/** Messages joined with the persons in sight; merged records under the one that stands. */
const from = (tx: Tx) => sql`messages.message m
  left join people.merged g on g.district = m.district and g.id = m.person
  join people.brief p on p.district = m.district and p.id = case when g.stands is null then m.person else g.stands end
  left join platform.area a on a.district = m.district
    and a.code = case when p.residence_street is null then p.registered_street else p.residence_street end
  where m.district = ${tx.district}`

const all = async (tx: Tx, where: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<DeliveryRow[]> =>
  (await sql<DeliveryRow>`select ${columns} from ${from(tx)} and ${where} order by ${order} limit ${limit}`.execute(tx.db)).rows

/** Deliveries of persons in sight, newest first. */
export const listDeliveryRows = (tx: Tx, { state, channel, before, limit }: DeliveryQuery): Promise<DeliveryRow[]> =>
  all(
    tx,
    sql`${state ? sql`m.state = ${state}` : sql`true`} and ${channel ? sql`m.channel = ${channel}` : sql`true`}
      and ${before ? sql`m.made_at < ${new Date(before)}` : sql`true`}`,
    sql`m.made_at desc, m.id desc`,
    limit,
  )

/** One, where its person is in sight. */
export const findDelivery = async (tx: Tx, id: string): Promise<DeliveryRow | undefined> =>
  (await all(tx, sql`m.id = ${id}::uuid`, sql`m.id`, 1))[0]

const toCall = sql`((m.channel = 'callback' and m.state = 'waiting') or m.state = 'failed')`

/** Who is to be called, the most urgent first: of persons in sight, or of some streets alone. */
export const callBackRows = (tx: Tx, streets: readonly string[] | undefined, limit: number): Promise<DeliveryRow[]> =>
  all(tx, sql`${toCall} and ${ofStreets(streets)}`, sql`m.urgent desc, m.until nulls last, m.made_at`, limit)

export async function countCallBacks(tx: Tx, streets: readonly string[] | undefined): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${from(tx)} and ${toCall} and ${ofStreets(streets)}`.execute(tx.db)
  return rows[0]?.n ?? 0
}

const ofStreets = (streets: readonly string[] | undefined) =>
  streets === undefined
    ? sql`true`
    : sql`case when p.residence_street is null then p.registered_street else p.residence_street end = any (${[...streets]}::text[])`

/** How many of persons in sight by way and state since an instant. */
export async function countsSince(tx: Tx, since: Date): Promise<DeliveryList['counts']> {
  const { rows } = await sql<DeliveryList['counts'][number]>`
    select m.channel, m.state, count(*)::int as n from ${from(tx)} and m.made_at >= ${since} group by m.channel, m.state order by 1, 2`.execute(
    tx.db,
  )
  return rows
}

/** Which of some messages an account has read. */
export async function readBy(tx: Tx, account: string, messages: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ message: string }>`
    select message from messages.reading where district = ${tx.district} and account = ${account} and message = any (${[...messages]}::uuid[])`.execute(
    tx.db,
  )
  return new Set(rows.map(({ message }) => message))
}

/** Takes down that an account has read messages; read before stays as it was. */
export async function markRead(tx: Tx, account: string, messages: readonly string[]): Promise<void> {
  await sql`
    insert into messages.reading (district, message, account, read_at)
    select ${tx.district}, m, ${account}, ${tx.now} from unnest(${[...messages]}::uuid[]) m on conflict do nothing`.execute(tx.db)
}

/** How many messages about some persons an account has not read. */
export async function unreadOf(tx: Tx, account: string, persons: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from messages.message m
    where m.district = ${tx.district} and m.person = any (${[...persons]}::uuid[]) and m.made_at > ${new Date(tx.now.getTime() - 90 * 86_400_000)}
      and not exists (select from messages.reading r where r.district = m.district and r.message = m.id and r.account = ${account})`.execute(
    tx.db,
  )
  return rows[0]?.n ?? 0
}

/** The attempts of some messages, by message. */
export async function attemptsOfAll(tx: Tx, messages: readonly string[]): Promise<Map<string, AttemptRow[]>> {
  const { rows } = await sql<AttemptRow & { message: string }>`
    select message, at, channel, outcome, note, by_name as "byName" from messages.attempt
    where district = ${tx.district} and message = any (${[...messages]}::uuid[]) order by id`.execute(tx.db)
  const found = new Map<string, AttemptRow[]>()
  for (const { message, ...attempt } of rows) found.set(message, [...(found.get(message) ?? []), attempt])
  return found
}
