import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Drawn } from './rules.ts'

/** A course with the facility it is held at. Ages are months, half-open. */
export type SeriesRow = {
  id: string
  service: string
  facility: string
  term: string
  title: string
  teacher: string
  about: string
  capacity: number
  ageFrom: number | null
  ageTo: number | null
  applyFrom: string
  applyUntil: string
  drawOn: string
  startsOn: string
  endsOn: string
  enrolled: number
  ranked: number
  commitment: string
  seed: string | null
  drawnAt: Date | null
  cancelledAt: Date | null
  cancelledWhy: string | null
  facilityName: string
  facilityPhone: string | null
  address: string
  street: string
  organization: string | null
  lon: number | null
  lat: number | null
}

const columns = sql`c.id, c.service, c.facility, c.term, c.title, c.teacher, c.about, c.capacity, c.age_from as "ageFrom", c.age_to as "ageTo",
  c.apply_from as "applyFrom", c.apply_until as "applyUntil", c.draw_on as "drawOn", c.starts_on as "startsOn", c.ends_on as "endsOn", c.enrolled, c.ranked,
  c.commitment, c.seed, c.drawn_at as "drawnAt", c.cancelled_at as "cancelledAt", c.cancelled_why as "cancelledWhy", f.name as "facilityName",
  f.phone as "facilityPhone", f.address, f.street, f.organization, f.lon, f.lat`
const from = sql`sessions.series c join places.listed f on f.district = c.district and f.id = c.facility`

export type NewSeriesRow = Pick<
  SeriesRow,
  | 'id'
  | 'service'
  | 'facility'
  | 'term'
  | 'title'
  | 'teacher'
  | 'about'
  | 'capacity'
  | 'ageFrom'
  | 'ageTo'
  | 'applyFrom'
  | 'applyUntil'
  | 'drawOn'
  | 'startsOn'
  | 'endsOn'
  | 'commitment'
> & { sealedSeed: Buffer; keyId: string }

export async function insertSeries(tx: Tx, row: NewSeriesRow): Promise<void> {
  await sql`
    insert into sessions.series (district, id, service, facility, term, title, teacher, about, capacity, age_from, age_to, apply_from, apply_until, draw_on,
      starts_on, ends_on, commitment, sealed_seed, key_id, made_by, made_by_name, known_at)
    values (${tx.district}, ${row.id}::uuid, ${row.service}, ${row.facility}::uuid, ${row.term}, ${row.title}, ${row.teacher}, ${row.about}, ${row.capacity},
      ${row.ageFrom}, ${row.ageTo}, ${row.applyFrom}::date, ${row.applyUntil}::date, ${row.drawOn}::date, ${row.startsOn}::date, ${row.endsOn}::date,
      ${row.commitment}, ${row.sealedSeed}, ${row.keyId}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(tx.db)
}

export async function findSeries(tx: Tx, id: string): Promise<SeriesRow | undefined> {
  const { rows } =
    await sql<SeriesRow>`select ${columns} from ${from} where c.district = ${tx.district} and c.id = ${id}::uuid`.execute(tx.db)
  return rows[0]
}

/**
 * Locks a course: `share` by those who apply before the draw, who need not wait for one another, only for the draw; `update` by the draw and by whoever gives or
 * takes a place.
 */
export async function lockSeries(tx: Tx, id: string, how: 'share' | 'update'): Promise<SeriesRow | undefined> {
  const { rows } = await sql<SeriesRow>`
    select ${columns} from ${from} where c.district = ${tx.district} and c.id = ${id}::uuid for ${sql.raw(how)} of c`.execute(
    tx.db,
  )
  return rows[0]
}

export type SeriesFilter = {
  service?: string | undefined
  facility?: string | undefined
  term?: string | undefined
  open?: boolean | undefined
  over?: boolean | undefined
}

export async function listSeriesRows(tx: Tx, { service, facility, term, open, over }: SeriesFilter): Promise<SeriesRow[]> {
  const parts: RawBuilder<unknown>[] = [
    sql`c.district = ${tx.district}`,
    ...(service === undefined ? [] : [sql`c.service = ${service}`]),
    ...(facility === undefined ? [] : [sql`c.facility = ${facility}::uuid`]),
    ...(term === undefined ? [] : [sql`c.term = ${term}`]),
    ...(open
      ? [
          sql`c.cancelled_at is null and c.apply_from <= ${tx.today}::date and c.apply_until > ${tx.today}::date and c.drawn_at is null`,
        ]
      : []),
    ...(over ? [] : [sql`c.ends_on > ${tx.today}::date and c.cancelled_at is null`]),
  ]
  const { rows } = await sql<SeriesRow>`
    select ${columns} from ${from} where ${sql.join(parts, sql` and `)} order by c.starts_on, c.title, c.id limit 500`.execute(
    tx.db,
  )
  return rows
}

/** Courses whose day of the draw has come. */
export async function seriesToDraw(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from sessions.series c
    where c.district = ${tx.district} and c.drawn_at is null and c.cancelled_at is null and c.draw_on <= ${tx.today}::date order by c.draw_on, c.id`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

/** Courses that have a free place, meetings to come and somebody waiting: where a crash may have left a place empty. */
export async function seriesToFill(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from sessions.series c
    where c.district = ${tx.district} and c.drawn_at is not null and c.cancelled_at is null and c.ends_on > ${tx.today}::date and c.enrolled < c.capacity
      and exists (select from sessions.series_application a where a.district = c.district and a.series = c.id and a.state = 'waiting') order by c.id`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

/** The seed as it lies there, for the draw alone. */
export async function sealedSeedOf(tx: Tx, id: string): Promise<Buffer> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed_seed as sealed from sessions.series where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
  return (rows[0] as { sealed: Buffer }).sealed
}

/** Publishes the seed and the draw, and gives every application its rank. */
export async function keepDraw(tx: Tx, id: string, { seed, draw }: { seed: string; draw: readonly Drawn[] }): Promise<void> {
  await sql`
    update sessions.series set seed = ${seed}, drawn_at = ${tx.now}, draw = ${JSON.stringify(draw)}::jsonb, ranked = ${draw.length}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
  await sql`
    update sessions.series_application a set state = 'waiting', rank = d.rank
    from jsonb_to_recordset(${JSON.stringify(draw)}::jsonb) as d (application uuid, rank integer)
    where a.district = ${tx.district} and a.id = d.application`.execute(tx.db)
}

export async function drawOf(tx: Tx, id: string): Promise<Drawn[]> {
  const { rows } = await sql<{ draw: Drawn[] }>`
    select draw from sessions.series where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
  return rows[0]?.draw ?? []
}

/** The next rank behind everybody's; the course is locked. */
export async function nextRank(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ ranked: number }>`
    update sessions.series set ranked = ranked + 1 where district = ${tx.district} and id = ${id}::uuid returning ranked`.execute(
    tx.db,
  )
  return (rows[0] as { ranked: number }).ranked
}

/** Counts a place given or taken back; never more than there are (`series_has_room`). */
export async function countPlace(tx: Tx, id: string, by: 1 | -1): Promise<void> {
  await sql`update sessions.series set enrolled = enrolled + ${by} where district = ${tx.district} and id = ${id}::uuid`.execute(
    tx.db,
  )
}

export async function markSeriesCancelled(tx: Tx, id: string, why: string): Promise<void> {
  await sql`
    update sessions.series set cancelled_at = ${tx.now}, cancelled_why = ${why} where district = ${tx.district} and id = ${id}::uuid`.execute(
    tx.db,
  )
}
