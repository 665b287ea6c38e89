import { sql } from 'kysely'
import type { Database } from '../../../platform/database/connect.ts'
import { wasKnown } from '../known-store.ts'
import { facilitiesEver, type Piece, type Question } from './parts-store.ts'

/** Whether any record that a number is counted from exists by the end of the period. Before that the district has no register of it, and no number. */
export type Begun = (question: Question) => Piece<boolean>

export async function hasBegun(db: Database, condition: Piece<boolean>): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`select ${condition} as begun`.execute(db)
  return rows[0]?.begun ?? false
}

export const facilityBegun =
  (...groups: string[]): Begun =>
  (question) =>
    sql`exists (select from (${ofGroups(question, groups)}) f where f.first_on < ${question.to}::date)`

export const attributeBegun =
  (group: string, name: string): Begun =>
  (question) =>
    sql`exists (select from (${ofGroups(question, [group])}) f
    join places.attribute b on b.district = ${question.district} and b.facility = f.id and b.name = ${name} and ${wasKnown('b')}
    where b.valid_from < ${question.to}::date)`

export const bedsBegun: Begun = ({ district, to }) => sql`exists (select from places.bed_period p
  where p.district = ${district} and ${wasKnown('p')} and p.valid_from < ${to}::date)`

export const classesBegun: Begun = ({ district, to }) => sql`exists (select from places.nursery_class c
  where c.district = ${district} and ${wasKnown('c')} and c.valid_from < ${to}::date)`

export const contractsBegun =
  (kind: string): Begun =>
  ({ district, to }) =>
    sql`exists (select from places.contract c
    where c.district = ${district} and c.kind = ${kind} and ${wasKnown('c')} and c.starts_on < ${to}::date)`

export const designationBegun =
  (kind: string): Begun =>
  ({ district, to }) =>
    sql`exists (select from places.designation d
    where d.district = ${district} and d.kind = ${kind} and ${wasKnown('d')} and d.given_on < ${to}::date)`

export const hoursBegun: Begun = ({ district, to }) => sql`exists (select from places.opening h
  where h.district = ${district} and ${wasKnown('h')} and h.valid_from < ${to}::date)`

function ofGroups(question: Question, groups: string[]): Piece {
  return sql.join(
    groups.map((group) => facilitiesEver(question, group)),
    sql` union all `,
  )
}
