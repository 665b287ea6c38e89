import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** Which beds an import brought in: those of these facilities that became known at its moment, by whoever sent it. */
type Import = { facilities: readonly string[]; at: string; by: string }

const theirs = (tx: Tx, { facilities, at, by }: Import) => sql`
  p.district = ${tx.district} and p.facility = any (${[...facilities]}::uuid[]) and p.known_at = ${at}::timestamptz and p.recorded_by = ${by}`

/** How many periods of beds it brought in, and how many of them were changed since. */
export async function countEntered(tx: Tx, of: Import): Promise<{ entered: number; changed: number }> {
  const { rows } = await sql<{ entered: number; changed: number }>`
    select count(*)::int as entered, count(*) filter (where p.withdrawn_at is not null)::int as changed
    from places.bed_period p where ${theirs(tx, of)}`.execute(tx.db)
  return rows[0] ?? { entered: 0, changed: 0 }
}

/** Withdraws them; what they had replaced is told again, and beds that nothing is told of any more were never there. How many beds it concerned. */
export async function withdrawEntered(tx: Tx, of: Import): Promise<number> {
  const { rows } = await sql<{ bed: string }>`
    update places.bed_period p set withdrawn_at = ${tx.now} where ${theirs(tx, of)} and p.withdrawn_at is null returning p.bed`.execute(
    tx.db,
  )
  const beds = [...new Set(rows.map(({ bed }) => bed))]
  await sql`
    insert into places.bed_period (district, id, bed, facility, nursing, dementia, basic, valid_from, valid_to, known_at, source, recorded_by)
    select p.district, gen_random_uuid(), p.bed, p.facility, p.nursing, p.dementia, p.basic, p.valid_from, p.valid_to, ${tx.now}, p.source, p.recorded_by
    from places.bed_period p
    where p.district = ${tx.district} and p.bed = any (${beds}::uuid[]) and p.withdrawn_at = ${of.at}::timestamptz and p.known_at < ${of.at}::timestamptz`.execute(
    tx.db,
  )
  await sql`
    update places.bed b set withdrawn_at = ${tx.now}
    where b.district = ${tx.district} and b.id = any (${beds}::uuid[]) and b.withdrawn_at is null and not exists (
      select from places.bed_period p where p.district = b.district and p.bed = b.id and p.withdrawn_at is null)`.execute(tx.db)
  return beds.length
}
