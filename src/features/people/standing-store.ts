import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** The ids of a person's record and of those merged into it, however often those were merged: `person in …`. */
export const sameAs = (tx: Tx, person: string): RawBuilder<unknown> => sql`(
  with recursive same as (
    select ${person}::uuid as id
    union
    select p.id from same join people.person p on p.district = ${tx.district} and p.merged_into = same.id
  ) select id from same)`

/**
 * The record that stands for one that may have been merged, where `g` is joined from people.merged. Written as `case`: PostgreSQL takes `coalesce` for something that
 * might leak and lets no index of a row-secured table be reached by it, so that a join reads a million people for one.
 */
export const standing = (record: string): RawBuilder<unknown> =>
  sql`(case when g.stands is null then ${sql.ref(record)} else g.stands end)`
