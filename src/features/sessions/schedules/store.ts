import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Schedule } from './contract.ts'

export type ScheduleRow = Schedule

const columns = sql`c.id, c.service, c.facility, f.name as "facilityName", c.series, c.name, c.room, c.class, c.channel, c.rrule, c.starts_on as "startsOn",
  c.ends_on as "endsOn", to_char(c.starts_at, 'HH24:MI') as "startsAt", c.minutes, c.working_days_only as "workingDaysOnly", c.capacity, c.staff,
  c.age_from as "ageFrom", c.age_to as "ageTo", c.opens_days as "opensDays", to_char(c.opens_at, 'HH24:MI') as "opensAt",
  c.closes_minutes as "closesMinutes", c.cancel_minutes as "cancelMinutes", c.made_until as "madeUntil", c.made_by_name as "madeByName"`
const from = sql`sessions.schedule c join places.listed f on f.district = c.district and f.id = c.facility`

export type NewScheduleRow = Omit<ScheduleRow, 'id' | 'facilityName' | 'madeByName'>

export async function insertSchedule(tx: Tx, row: NewScheduleRow): Promise<string> {
  const id = newId()
  await sql`
    insert into sessions.schedule (district, id, service, facility, series, name, room, class, channel, rrule, starts_on, ends_on, starts_at, minutes,
      working_days_only, capacity, staff, age_from, age_to, opens_days, opens_at, closes_minutes, cancel_minutes, made_until, made_by, made_by_name, known_at)
    values (${tx.district}, ${id}, ${row.service}, ${row.facility}::uuid, ${row.series}::uuid, ${row.name}, ${row.room}, ${row.class}, ${row.channel},
      ${row.rrule}, ${row.startsOn}::date, ${row.endsOn}::date, ${row.startsAt}::time, ${row.minutes}, ${row.workingDaysOnly}, ${row.capacity}, ${row.staff},
      ${row.ageFrom}, ${row.ageTo}, ${row.opensDays}, ${row.opensAt}::time, ${row.closesMinutes}, ${row.cancelMinutes}, ${row.madeUntil}::date,
      ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(tx.db)
  return id
}

export async function lockSchedule(tx: Tx, id: string): Promise<ScheduleRow | undefined> {
  const { rows } = await sql<ScheduleRow>`
    select ${columns} from ${from} where c.district = ${tx.district} and c.id = ${id}::uuid for update of c`.execute(tx.db)
  return rows[0]
}

export type ScheduleFilter = { service?: string | undefined; facility?: string | undefined; ended?: boolean | undefined }

export async function listScheduleRows(tx: Tx, { service, facility, ended }: ScheduleFilter): Promise<ScheduleRow[]> {
  const parts: RawBuilder<unknown>[] = [
    sql`c.district = ${tx.district}`,
    ...(service === undefined ? [] : [sql`c.service = ${service}`]),
    ...(facility === undefined ? [] : [sql`c.facility = ${facility}::uuid`]),
    ...(ended ? [] : [sql`(c.ends_on is null or c.ends_on > ${tx.today}::date)`]),
  ]
  const { rows } = await sql<ScheduleRow>`
    select ${columns} from ${from} where ${sql.join(parts, sql` and `)} order by f.name, c.starts_at, c.id limit 1000`.execute(
    tx.db,
  )
  return rows
}

/** Schedules that go on and whose slots are not made up to a day yet. */
export async function schedulesToMake(tx: Tx, until: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from sessions.schedule c
    where c.district = ${tx.district} and c.made_until < ${until}::date and (c.ends_on is null or c.ends_on > c.made_until) order by c.id`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

export async function setMadeUntil(tx: Tx, id: string, until: string): Promise<void> {
  await sql`update sessions.schedule set made_until = ${until}::date where district = ${tx.district} and id = ${id}::uuid`.execute(
    tx.db,
  )
}

export async function setScheduleEnd(tx: Tx, id: string, on: string): Promise<void> {
  await sql`update sessions.schedule set ends_on = ${on}::date where district = ${tx.district} and id = ${id}::uuid`.execute(
    tx.db,
  )
}

/** The schedules at a facility that go on after a day; `series`: those of one course, else those of none. */
export async function schedulesGoingOn(
  tx: Tx,
  { facility, after, series = null }: { facility: string; after: string; series?: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from sessions.schedule c
    where c.district = ${tx.district} and c.facility = ${facility}::uuid and (c.ends_on is null or c.ends_on > ${after}::date)
      and c.series is not distinct from ${series}::uuid order by c.id`.execute(tx.db)
  return rows.map(({ id }) => id)
}
