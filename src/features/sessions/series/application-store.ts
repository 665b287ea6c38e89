import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Booker } from '../bookings/booker.ts'
import type { BookingChannel } from '../shapes.ts'
import type { ApplicationState } from './contract.ts'

/** An application as it is kept. Fees are fen. */
export type ApplicationRow = {
  id: string
  series: string
  person: string
  state: ApplicationState
  rank: number | null
  skipped: number
  feeFen: number | null
  feeConfirmed: boolean
  decision: string | null
  overrides: string[]
  overrideWhy: string | null
  channel: BookingChannel
  appliedAs: Booker['as']
  appliedAt: Date
  endedWhy: string | null
}

const columns = sql`a.id, a.series, a.person, a.state, a.rank, a.skipped, a.fee_fen::float8 as "feeFen", a.fee_confirmed as "feeConfirmed", a.decision,
  a.overrides, a.override_why as "overrideWhy", a.channel, a.applied_as as "appliedAs", a.applied_at as "appliedAt", a.ended_why as "endedWhy"`

export type NewApplicationRow = Omit<ApplicationRow, 'id' | 'skipped' | 'appliedAt' | 'endedWhy'>

export async function insertApplication(tx: Tx, row: NewApplicationRow): Promise<ApplicationRow> {
  const id = newId()
  await sql`
    insert into sessions.series_application (district, id, series, person, state, rank, fee_fen, fee_confirmed, decision, overrides, override_why, channel,
      applied_by, applied_by_name, applied_as, applied_at)
    values (${tx.district}, ${id}, ${row.series}::uuid, ${row.person}::uuid, ${row.state}, ${row.rank}, ${row.feeFen}, ${row.feeConfirmed},
      ${row.decision}::uuid, ${row.overrides}::text[], ${row.overrideWhy}, ${row.channel}, ${tx.actor.id}, ${tx.actor.name}, ${row.appliedAs},
      ${tx.now})`.execute(tx.db)
  return { ...row, id, skipped: 0, appliedAt: tx.now, endedWhy: null }
}

const many = async (tx: Tx, where: RawBuilder<unknown>): Promise<ApplicationRow[]> =>
  (
    await sql<ApplicationRow>`select ${columns} from sessions.series_application a where a.district = ${tx.district} and ${where}`.execute(
      tx.db,
    )
  ).rows

export const findApplication = async (tx: Tx, id: string): Promise<ApplicationRow | undefined> =>
  (await many(tx, sql`a.id = ${id}::uuid`))[0]

/** All applications of a course: those with a place and those who wait by rank, then the rest. */
export const applicationsOf = (tx: Tx, series: string, states?: readonly ApplicationState[]): Promise<ApplicationRow[]> =>
  many(
    tx,
    sql`a.series = ${series}::uuid ${states === undefined ? sql`` : sql`and a.state = any (${[...states]}::text[])`}
      order by a.state not in ('enrolled'), a.state not in ('waiting', 'applied'), a.rank nulls last, a.id`,
  )

/** The first of those who wait; the course is locked. */
export const firstWaiting = async (tx: Tx, series: string): Promise<ApplicationRow | undefined> =>
  (await many(tx, sql`a.series = ${series}::uuid and a.state = 'waiting' order by a.rank limit 1`))[0]

/** The person's applications and those of records merged into theirs, the newest first. */
export const applicationsOfPerson = (tx: Tx, person: string): Promise<ApplicationRow[]> =>
  many(
    tx,
    sql`a.person = any (array (
      select ${person}::uuid union all select m.id from people.merged m where m.district = ${tx.district} and m.stands = ${person}::uuid))
      order by a.id desc limit 200`,
  )

/** How many wait before each of those who wait: their place, from 1. */
export async function placesAmongWaiting(tx: Tx, applications: readonly string[]): Promise<Map<string, number>> {
  if (applications.length === 0) return new Map()
  const { rows } = await sql<{ id: string; place: number }>`
    select a.id, (select count(*)::int from sessions.series_application o
        where o.district = a.district and o.series = a.series and o.state = 'waiting' and o.rank <= a.rank) as place
    from sessions.series_application a where a.district = ${tx.district} and a.id = any (${[...applications]}::uuid[]) and a.state = 'waiting'`.execute(
    tx.db,
  )
  return new Map(rows.map(({ id, place }) => [id, place]))
}

/** How many applied, have a place, wait: by course. Those who withdrew are not counted. */
export async function countsIn(tx: Tx, series: readonly string[]): Promise<Map<string, { applied: number; waiting: number }>> {
  if (series.length === 0) return new Map()
  const { rows } = await sql<{ series: string; applied: number; waiting: number }>`
    select a.series, count(*)::int as applied, count(*) filter (where a.state = 'waiting')::int as waiting
    from sessions.series_application a
    where a.district = ${tx.district} and a.series = any (${[...series]}::uuid[]) and a.state in ('applied', 'waiting', 'enrolled') group by a.series`.execute(
    tx.db,
  )
  return new Map(rows.map(({ series: id, ...counts }) => [id, counts]))
}

/** Gives a place to somebody who waits. `skipped`: meetings they are engaged elsewhere. */
export async function markEnrolled(tx: Tx, id: string, skipped: number): Promise<void> {
  await sql`
    update sessions.series_application set state = 'enrolled', enrolled_at = ${tx.now}, skipped = ${skipped}
    where district = ${tx.district} and id = ${id}::uuid and state = 'waiting'`.execute(tx.db)
}

export async function markEnded(
  tx: Tx,
  id: string,
  { state, why }: { state: 'withdrawn' | 'left' | 'passed'; why: string | null },
): Promise<void> {
  await sql`
    update sessions.series_application set state = ${state}, ended_at = ${tx.now}, ended_why = ${why}, ended_by_name = ${tx.actor.name}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Takes a person's applications away, for erasure. The published draw holds no person and stays. */
export async function deleteApplicationsOf(tx: Tx, person: string): Promise<number> {
  await sql`
    update sessions.series c set enrolled = c.enrolled - g.places
    from (select a.series, count(*)::int as places from sessions.series_application a
      where a.district = ${tx.district} and a.person = ${person}::uuid and a.state = 'enrolled' group by a.series) g
    where c.district = ${tx.district} and c.id = g.series`.execute(tx.db)
  const { numAffectedRows } = await sql`
    delete from sessions.series_application where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

const overBefore = (tx: Tx, before: string, limit: number) => sql`
  select a.id from sessions.series_application a join sessions.series c on c.district = a.district and c.id = a.series
  where a.district = ${tx.district} and c.ends_on <= ${before}::date limit ${limit}`

/** Applications for courses that ended before a day. */
export async function countOverBefore(tx: Tx, before: string): Promise<number> {
  return (await sql`${overBefore(tx, before, 1_000_000)}`.execute(tx.db)).rows.length
}

export async function deleteOverBefore(tx: Tx, before: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sessions.series_application where district = ${tx.district} and id in (${overBefore(tx, before, limit)})`.execute(
    tx.db,
  )
  return Number(numAffectedRows ?? 0)
}
