import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { mergedInto, neverServed, stands, streetOf } from '../counting/rows-store.ts'
import type { UseFigures } from './contract.ts'

/** Whose use: days `[from, to)`; without streets the whole district's. */
export type UseFilter = {
  from: string
  to: string
  service?: string | undefined
  counts?: string | undefined
  domain?: string | undefined
  streets?: readonly string[] | undefined
  facility?: string | undefined
}

/** The bookings asked about, each with its person's street: (…, street, unserved). Turns in a queue that were answered by a place are the place's. */
export const bookingsOf = (
  district: string,
  { from, to, service, counts, domain, streets, facility }: UseFilter,
): RawBuilder<unknown> => {
  const conditions = [
    sql`b.district = ${district} and b.on_day >= ${from}::date and b.on_day < ${to}::date`,
    ...(service === undefined ? [] : [sql`b.service = ${service}`]),
    ...(facility === undefined ? [] : [sql`b.facility = ${facility}::uuid`]),
    ...(counts === undefined ? [] : [sql`l.settings ->> 'counts' = ${counts}`]),
    ...(domain === undefined ? [] : [sql`l.domain = ${domain}`]),
    ...(streets === undefined ? [] : [sql`${streetOf('p')} = any (${[...streets]}::text[])`]),
  ]
  return sql`
    select b.id, b.service, coalesce(l.name, b.service) as service_name, p.id as person, ${streetOf('p')} as street, b.state, b.free, b.fee_fen, b.overrides, b.slot,
      b.on_day, ${neverServed} as unserved
    from sessions.booking b ${mergedInto('b')}
    join sessions.slot s on s.district = b.district and s.id = b.slot
    join people.brief p on p.district = b.district and p.id = ${stands('b.person')}
    left join services.listed l on l.district = b.district and l.id = b.service
    where ${sql.join(conditions, sql` and `)}`
}

/** What became of bookings `q`. */
export const figures = sql`
  count(distinct q.person) filter (where q.state = 'attended')::int as people,
  count(*) filter (where q.state in ('booked', 'attended', 'absent'))::int as booked,
  count(*) filter (where q.state = 'attended')::int as attended,
  count(*) filter (where q.state = 'absent')::int as absent,
  count(*) filter (where q.state = 'cancelled')::int as cancelled,
  count(*) filter (where q.unserved)::int as unserved,
  count(*) filter (where q.state = 'attended' and q.free)::int as free,
  count(*) filter (where q.state = 'attended' and q.fee_fen > 0)::int as priced,
  count(*) filter (where cardinality(q.overrides) > 0)::int as overridden`

export type ServiceFigures = UseFigures & { service: string; serviceName: string }
export type StreetFigures = UseFigures & { street: string }

/** The total, and the same by street and by service: one pass. */
export async function useOf(
  tx: Tx,
  filter: UseFilter,
): Promise<{ total: UseFigures | undefined; streets: StreetFigures[]; services: ServiceFigures[] }> {
  const { rows } = await sql<UseFigures & { kind: number; street: string; service: string; serviceName: string }>`
    select grouping(q.street, q.service)::int as kind, q.street, q.service, max(q.service_name) as "serviceName", ${figures}
    from (${bookingsOf(tx.district, filter)}) q group by grouping sets ((), (q.street), (q.service)) order by q.street, q.service`.execute(
    tx.db,
  )
  const plain = ({
    people,
    booked,
    attended,
    absent,
    cancelled,
    unserved,
    free,
    priced,
    overridden,
  }: UseFigures): UseFigures => ({
    ...{ people, booked, attended, absent, cancelled, unserved, free, priced, overridden },
  })
  const total = rows.find(({ kind }) => kind === 3)
  return {
    total: total && plain(total),
    streets: rows.flatMap((row) => (row.kind === 1 ? [{ ...plain(row), street: row.street }] : [])),
    services: rows.flatMap((row) =>
      row.kind === 2 ? [{ ...plain(row), service: row.service, serviceName: row.serviceName }] : [],
    ),
  }
}

/** How often staff overrode which refusal. */
export async function overridesOf(tx: Tx, filter: UseFilter): Promise<{ code: string; n: number }[]> {
  const { rows } = await sql<{ code: string; n: number }>`
    select o.code, count(*)::int as n from (${bookingsOf(tx.district, filter)}) q cross join lateral unnest(q.overrides) as o (code)
    group by 1 order by 2 desc, 1`.execute(tx.db)
  return rows
}

export type HourRow = { weekday: number; hour: number; slots: number; capacity: number; taken: number; attended: number }

/** Sessions that were not cancelled by weekday and hour of their beginning. Of streets: those held in them. */
export async function hoursOf(tx: Tx, { from, to, service, counts, domain, streets }: UseFilter): Promise<HourRow[]> {
  const conditions = [
    sql`s.district = ${tx.district} and s.on_day >= ${from}::date and s.on_day < ${to}::date and s.cancelled_at is null`,
    ...(service === undefined ? [] : [sql`s.service = ${service}`]),
    ...(counts === undefined ? [] : [sql`l.settings ->> 'counts' = ${counts}`]),
    ...(domain === undefined ? [] : [sql`l.domain = ${domain}`]),
    ...(streets === undefined ? [] : [sql`f.street = any (${[...streets]}::text[])`]),
  ]
  const { rows } = await sql<HourRow>`
    select extract(isodow from s.on_day)::int as weekday, extract(hour from s.starts_at at time zone 'Asia/Shanghai')::int as hour, count(*)::int as slots,
      sum(s.capacity)::int as capacity, sum(s.taken)::int as taken, coalesce(sum(a.n), 0)::int as attended
    from sessions.slot s join places.listed f on f.district = s.district and f.id = s.facility
    left join services.listed l on l.district = s.district and l.id = s.service
    left join (
      select b.slot, count(*) as n from sessions.booking b
      where b.district = ${tx.district} and b.on_day >= ${from}::date and b.on_day < ${to}::date and b.state = 'attended' group by 1
    ) a on a.slot = s.id
    where ${sql.join(conditions, sql` and `)} group by 1, 2 order by 1, 2`.execute(tx.db)
  return rows
}

/** How many people used how many free sessions of a service in a window; of streets: those who live there. */
export async function freeUseOf(
  tx: Tx,
  { service, window, streets }: { service: string; window: string; streets: readonly string[] | undefined },
): Promise<{ used: number; people: number; granted: number; atCap: number }[]> {
  const { rows } = await sql<{ used: number; people: number; granted: number; atCap: number }>`
    select a.used, count(*)::int as people, sum(a.granted)::int as granted, count(*) filter (where a.used >= a.granted)::int as "atCap"
    from sessions.allowance a
    ${streets === undefined ? sql`` : sql`join people.brief p on p.district = a.district and p.id = a.subject and ${streetOf('p')} = any (${[...streets]}::text[])`}
    where a.district = ${tx.district} and a.service = ${service} and a.quota_window = ${window} group by 1 order by 1`.execute(
    tx.db,
  )
  return rows
}

/** Attendances by service and street, for everybody to read. */
export async function attendancesOf(
  tx: Tx,
  filter: UseFilter,
): Promise<{ service: string; serviceName: string; street: string; attended: number }[]> {
  const { rows } = await sql<{ service: string; serviceName: string; street: string; attended: number }>`
    select q.service, max(q.service_name) as "serviceName", q.street, count(*)::int as attended
    from (${bookingsOf(tx.district, filter)}) q where q.state = 'attended' group by 1, 3 order by 1, 3`.execute(tx.db)
  return rows
}
