import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** A meeting of a course: a slot. */
export type MeetingRow = {
  id: string
  facility: string
  service: string
  onDay: string
  startsAt: Date
  endsAt: Date
  room: string
  cancelledAt: Date | null
}

const columns = sql`s.id, s.facility, s.service, s.on_day as "onDay", s.starts_at as "startsAt", s.ends_at as "endsAt", s.room, s.cancelled_at as "cancelledAt"`

/** The meetings of a course in the order of their start: all, or those that begin after an instant and are not cancelled. */
export async function meetingsOfSeries(tx: Tx, series: string, after?: Date): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    select ${columns} from sessions.slot s where s.district = ${tx.district} and s.series = ${series}::uuid
      ${after === undefined ? sql`` : sql`and s.starts_at > ${after} and s.cancelled_at is null`} order by s.starts_at, s.id`.execute(
    tx.db,
  )
  return rows
}

/** Whether two meetings of a course are at one time. */
export async function meetsTwiceAtOnce(tx: Tx, series: string): Promise<boolean> {
  const { rows } = await sql<{ one: string }>`
    select a.id as one from sessions.slot a join sessions.slot b on b.district = a.district and b.series = a.series and b.id > a.id
      and b.starts_at < a.ends_at and b.ends_at > a.starts_at
    where a.district = ${tx.district} and a.series = ${series}::uuid limit 1`.execute(tx.db)
  return rows.length > 0
}

/** Which of a course's coming meetings fall on a time in which the person keeps a place elsewhere. */
export async function clashesWith(tx: Tx, { series, person }: { series: string; person: string }): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.id from sessions.slot s
    join sessions.booking b on b.district = s.district and b.person = ${person}::uuid and b.state in ('held', 'booked', 'offered', 'attended')
      and b.starts_at < s.ends_at and b.ends_at > s.starts_at
    where s.district = ${tx.district} and s.series = ${series}::uuid and s.starts_at > ${tx.now} and s.cancelled_at is null`.execute(
    tx.db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** The places somebody keeps in the course's meetings to come: booking and slot, in the order of start. */
export async function comingPlaces(
  tx: Tx,
  { series, person }: { series: string; person: string },
): Promise<{ booking: string; slot: string }[]> {
  const { rows } = await sql<{ booking: string; slot: string }>`
    select b.id as booking, b.slot from sessions.slot s
    join sessions.booking b on b.district = s.district and b.slot = s.id and b.person = ${person}::uuid and b.state = 'booked'
    where s.district = ${tx.district} and s.series = ${series}::uuid and s.starts_at > ${tx.now} order by s.starts_at, s.id`.execute(
    tx.db,
  )
  return rows
}

/** How the meetings of courses came out for persons: by `series person`. */
export type Attendance = { coming: number; attended: number; absent: number }

export async function attendanceIn(
  tx: Tx,
  pairs: readonly { series: string; person: string }[],
): Promise<Map<string, Attendance>> {
  if (pairs.length === 0) return new Map()
  const { rows } = await sql<Attendance & { series: string; person: string }>`
    select s.series, b.person, count(*) filter (where b.state = 'booked' and b.starts_at > ${tx.now})::int as coming,
      count(*) filter (where b.state = 'attended')::int as attended, count(*) filter (where b.state = 'absent')::int as absent
    from unnest(${pairs.map(({ series }) => series)}::uuid[], ${pairs.map(({ person }) => person)}::uuid[]) as p (series, person)
    join sessions.slot s on s.district = ${tx.district} and s.series = p.series
    join sessions.booking b on b.district = s.district and b.slot = s.id and b.person = p.person
    group by s.series, b.person`.execute(tx.db)
  return new Map(rows.map(({ series, person, ...counts }) => [`${series} ${person}`, counts]))
}
