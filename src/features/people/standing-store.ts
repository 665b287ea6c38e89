import { type RawBuilder, sql } from 'kysely'

/**
 * The record that stands for one that may have been merged, where `g` is joined from people.merged. Written as `case`: PostgreSQL takes `coalesce` for something that
 * might leak and lets no index of a row-secured table be reached by it, so that a join reads a million people for one.
 */
export const standing = (record: string): RawBuilder<unknown> =>
  sql`(case when g.stands is null then ${sql.ref(record)} else g.stands end)`
