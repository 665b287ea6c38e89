import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { heldOn, wasKnown } from '../known-store.ts'
import type { Stretch } from '../rules/line.ts'
import type { BedTable, PlacesTables } from '../tables.ts'
import type { Bed, NurseryClass } from './contract.ts'

const db = (tx: Tx) => tx.db.withTables<PlacesTables>()

export type BedValue = { nursing: boolean; dementia: boolean; basic: boolean }
export type BedLine = { id: string; label: string; line: Stretch<BedValue>[] }

/** The beds of a facility that are known now, by label, each with what it was and is. Two queries. */
export async function bedLines(tx: Tx, facility: string): Promise<Map<string, BedLine>> {
  const beds = await db(tx)
    .selectFrom('places.bed')
    .select(['id', 'label'])
    .where('district', '=', tx.district)
    .where('facility', '=', facility)
    .where('withdrawn_at', 'is', null)
    .execute()
  const periods = await db(tx)
    .selectFrom('places.bed_period')
    .select(['id', 'bed', 'valid_from', 'valid_to', 'nursing', 'dementia', 'basic'])
    .where('district', '=', tx.district)
    .where('facility', '=', facility)
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from')
    .execute()
  const lines = Map.groupBy(periods, ({ bed }) => bed)
  return new Map(
    beds.map(({ id, label }) => [
      label,
      {
        ...{ id, label },
        line: (lines.get(id) ?? []).map(({ id: row, valid_from: from, valid_to: to, nursing, dementia, basic }) => ({
          ...{ id: row, from, to, value: { nursing, dementia, basic } },
        })),
      },
    ]),
  )
}

/** Keeps beds; `known_at` may lie in the past where they are brought in from elsewhere. What they are is rows of their own: `insertRows`. */
export async function insertBeds(tx: Tx, rows: readonly Omit<BedTable, 'district' | 'withdrawn_at'>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 5000)
    await db(tx)
      .insertInto('places.bed')
      .values(rows.slice(at, at + 5000).map((row) => ({ ...row, district: tx.district, withdrawn_at: null })))
      .execute()
}

/** The beds of a facility in service on the transaction's day, in the order of their labels. */
export async function readBeds(tx: Tx, facility?: string): Promise<(Bed & { facility: string })[]> {
  const on = sql`${tx.asOf}::date`
  const { rows } = await sql<Bed & { facility: string }>`
    select b.facility, b.id, b.label, b.room, b.floor, p.nursing, p.dementia, p.basic, p.valid_from as from, p.valid_to as to
    from places.bed b
    join places.bed_period p on p.district = ${tx.district} and p.bed = b.id and ${heldOn('p', on)}
    where b.district = ${tx.district} and ${wasKnown('b')} and ${facility === undefined ? sql`true` : sql`b.facility = ${facility}`}
    order by b.facility, length(b.room), b.room, length(b.label), b.label`.execute(tx.db)
  return rows
}

export type ClassValue = { kind: string; places: number; inclusive: boolean; source: string }

/** What is known of one class of a facility, and when. */
export async function classLine(tx: Tx, facility: string, name: string): Promise<Stretch<ClassValue>[]> {
  const rows = await db(tx)
    .selectFrom('places.nursery_class')
    .select(['id', 'valid_from', 'valid_to', 'kind', 'places', 'inclusive', 'source'])
    .where('district', '=', tx.district)
    .where('facility', '=', facility)
    .where('name', '=', name)
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from')
    .execute()
  return rows.map(({ id, valid_from: from, valid_to: to, ...value }) => ({ id, from, to, value }))
}

/** The nursery classes on the transaction's day, by name. */
export async function readClasses(tx: Tx, facility?: string): Promise<(NurseryClass & { facility: string })[]> {
  const on = sql`${tx.asOf}::date`
  const { rows } = await sql<NurseryClass & { facility: string }>`
    select c.facility, c.name, c.kind, c.places, c.inclusive, c.valid_from as from, c.valid_to as to
    from places.nursery_class c
    where c.district = ${tx.district} and ${heldOn('c', on)} and ${facility === undefined ? sql`true` : sql`c.facility = ${facility}`}
    order by c.facility, c.name`.execute(tx.db)
  return rows
}
