import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'

/** A measure as it is kept. */
export type MeasureRow = {
  id: string
  person: string
  booking: string
  service: string
  facility: string
  facilityName: string
  organization: string | null
  street: string
  onDay: string
  measuredAt: Date
  name: string
  value: number
  unit: string
}

const columns = sql`m.id, m.person, m.booking, m.service, m.facility, f.name as "facilityName", f.organization, f.street, m.on_day as "onDay",
  m.measured_at as "measuredAt", m.name, m.value::float8 as value, m.unit`
const from = sql`sessions.measure m join places.listed f on f.district = m.district and f.id = m.facility`

/** Records measures of one booking; of one name there is one (`measure_once`). Answers the ids in order. */
export async function insertMeasures(
  tx: Tx,
  all: Pick<MeasureRow, 'person' | 'booking' | 'service' | 'facility' | 'onDay' | 'measuredAt'>,
  rows: readonly Pick<MeasureRow, 'name' | 'value' | 'unit'>[],
): Promise<string[]> {
  const made = rows.map((row) => ({ ...row, id: newId() }))
  await sql`
    insert into sessions.measure (district, id, person, booking, service, facility, on_day, measured_at, name, value, unit, recorded_by, recorded_by_name, known_at)
    select ${tx.district}, r.id, ${all.person}::uuid, ${all.booking}::uuid, ${all.service}, ${all.facility}::uuid, ${all.onDay}::date, ${all.measuredAt},
      r.name, r.value, r.unit, ${tx.actor.id}, ${tx.actor.name}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r (id uuid, name text, value numeric, unit text)`.execute(tx.db)
  return made.map(({ id }) => id)
}

/** What was measured of a person and of records merged into theirs, the oldest first; of one name, from a day on. Withdrawn ones are left out. */
export async function measuresOf(
  tx: Tx,
  person: string,
  { name, from: since }: { name?: string | undefined; from?: string | undefined } = {},
): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from ${from}
    where m.district = ${tx.district} and m.withdrawn_at is null and m.person = any (array (
      select ${person}::uuid union all select g.id from people.merged g where g.district = ${tx.district} and g.stands = ${person}::uuid))
      ${name === undefined ? sql`` : sql`and m.name = ${name}`} ${since === undefined ? sql`` : sql`and m.on_day >= ${since}::date`}
    order by m.measured_at, m.id limit 5000`.execute(tx.db)
  return rows
}

export async function findMeasure(tx: Tx, id: string): Promise<MeasureRow | undefined> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from ${from} where m.district = ${tx.district} and m.id = ${id}::uuid and m.withdrawn_at is null`.execute(
    tx.db,
  )
  return rows[0]
}

/** Takes a measure back; false where it was taken back before: its reason stays. */
export async function withdrawMeasureRow(tx: Tx, id: string, why: string): Promise<boolean> {
  const { rows } = await sql`
    update sessions.measure set withdrawn_at = ${tx.now}, withdrawn_why = ${why}
    where district = ${tx.district} and id = ${id}::uuid and withdrawn_at is null returning id`.execute(tx.db)
  return rows.length > 0
}

export async function deleteMeasuresOf(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sessions.measure where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

const before = (tx: Tx, day: string, limit: number) =>
  sql`select m.id from sessions.measure m where m.district = ${tx.district} and m.on_day < ${day}::date limit ${limit}`

export async function countMeasuredBefore(tx: Tx, day: string): Promise<number> {
  return (await sql`${before(tx, day, 1_000_000)}`.execute(tx.db)).rows.length
}

export async function deleteMeasuredBefore(tx: Tx, day: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sessions.measure where district = ${tx.district} and id in (${before(tx, day, limit)})`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}
