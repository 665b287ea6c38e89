import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Stretch } from '../rules/line.ts'
import type { FacilityChangeTable, FacilityTable, PlacesTables } from '../tables.ts'

const db = (tx: Tx) => tx.db.withTables<PlacesTables>()

/** What a facility's record itself says now. */
export type FacilityRecord = Omit<FacilityTable, 'district' | 'known_at' | 'withdrawn_at'>
const columns = [
  ...(['id', 'organization', 'type', 'name', 'street', 'committee', 'address', 'lon', 'lat', 'phone'] as const),
  ...(['opened_on', 'closed_on', 'closed_why', 'about', 'synthetic', 'source', 'revision'] as const),
] as const

/** A facility that stands, locked: whoever changes it or what it holds comes one after the other. */
export async function lockFacility(tx: Tx, id: string): Promise<FacilityRecord | undefined> {
  return await db(tx)
    .selectFrom('places.facility')
    .select(columns)
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function findFacility(tx: Tx, id: string): Promise<FacilityRecord | undefined> {
  return await db(tx)
    .selectFrom('places.facility')
    .select(columns)
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .where('known_at', '<=', tx.knownAt)
    .where((eb) => eb.or([eb('withdrawn_at', 'is', null), eb('withdrawn_at', '>', tx.knownAt)]))
    .executeTakeFirst()
}

/** The open facilities of the district by type and name: what an import compares with. */
export async function openByName(tx: Tx): Promise<Map<string, string>> {
  const rows = await db(tx)
    .selectFrom('places.facility')
    .select(['id', 'type', 'name'])
    .where('district', '=', tx.district)
    .where('closed_on', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, type, name }) => [`${type} ${name}`, id]))
}

/** Keeps facilities; `known_at` may lie in the past where they are brought in from elsewhere. Their operation is a row of its own: `insertRows`. */
export async function insertFacilities(tx: Tx, rows: readonly Omit<FacilityTable, 'district' | 'withdrawn_at'>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000) {
    await db(tx)
      .insertInto('places.facility')
      .values(rows.slice(at, at + 1000).map((row) => ({ ...row, district: tx.district, withdrawn_at: null })))
      .execute()
  }
}

export async function updateFacility(tx: Tx, id: string, set: Partial<Omit<FacilityTable, 'district' | 'id'>>): Promise<void> {
  await db(tx).updateTable('places.facility').set(set).where('district', '=', tx.district).where('id', '=', id).execute()
}

export async function insertChanges(tx: Tx, rows: readonly Omit<FacilityChangeTable, 'district'>[]): Promise<void> {
  if (rows.length === 0) return
  await db(tx)
    .insertInto('places.facility_change')
    .values(rows.map((row) => ({ ...row, district: tx.district })))
    .execute()
}

/** The periods in which a facility is known to be open. */
export async function operationLine(tx: Tx, facility: string): Promise<Stretch<{ why: string }>[]> {
  const rows = await db(tx)
    .selectFrom('places.operation')
    .select(['id', 'valid_from', 'valid_to', 'why'])
    .where('district', '=', tx.district)
    .where('facility', '=', facility)
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from')
    .execute()
  return rows.map(({ id, valid_from: from, valid_to: to, why }) => ({ id, from, to, value: { why } }))
}

/** What one attribute of a facility is known to be, and when. */
export async function attributeLine(tx: Tx, facility: string, name: string): Promise<Stretch<string>[]> {
  const rows = await db(tx)
    .selectFrom('places.attribute')
    .select(['id', 'valid_from', 'valid_to', 'value'])
    .where('district', '=', tx.district)
    .where('facility', '=', facility)
    .where('name', '=', name)
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from')
    .execute()
  return rows.map(({ id, valid_from: from, valid_to: to, value }) => ({ id, from, to, value }))
}

export type FeeValue = { fen: number; up_to_fen: number | null; per: string; note: string; source: string }

/** What is known of one fee, and when. */
export async function feeLine(tx: Tx, facility: string, item: string): Promise<Stretch<FeeValue>[]> {
  const rows = await db(tx)
    .selectFrom('places.fee')
    .select(['id', 'valid_from', 'valid_to', 'fen', 'up_to_fen', 'per', 'note', 'source'])
    .where('district', '=', tx.district)
    .where('facility', '=', facility)
    .where('item', '=', item)
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from')
    .execute()
  return rows.map(({ id, valid_from: from, valid_to: to, ...value }) => ({ id, from, to, value }))
}

export type HoursValue = { weekday: number; opens: string; closes: string }[]

/** What is known of the opening hours: a stretch is a whole week, its `id` the ids of its rows joined by spaces. */
export async function openingLine(tx: Tx, facility: string): Promise<Stretch<HoursValue>[]> {
  const { rows } = await sql<Stretch<HoursValue>>`
    select string_agg(id::text, ' ' order by weekday, opens) as id, valid_from as from, valid_to as to,
      jsonb_agg(jsonb_build_object('weekday', weekday, 'opens', to_char(opens, 'HH24:MI'), 'closes', to_char(closes, 'HH24:MI')) order by weekday, opens) as value
    from places.opening where district = ${tx.district} and facility = ${facility} and withdrawn_at is null
    group by valid_from, valid_to order by valid_from`.execute(tx.db)
  return rows
}

export async function fileExists(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from platform.file where district = ${tx.district} and id = ${id}`.execute(tx.db)
  return rows.length > 0
}

/** Whether others have dealt with a facility: a contract, a designation or a report of a provider hangs on it. */
export async function hasPast(tx: Tx, facility: string): Promise<boolean> {
  const { rows } = await sql`
    select from places.contract where district = ${tx.district} and facility = ${facility} and withdrawn_at is null
    union all select from places.designation where district = ${tx.district} and facility = ${facility} and withdrawn_at is null
    union all select from places.occupancy where district = ${tx.district} and facility = ${facility} limit 1`.execute(tx.db)
  return rows.length > 0
}
