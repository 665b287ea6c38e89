import { type RawBuilder, sql } from 'kysely'

/** The condition that a column of uuids is one of some. One alone is compared directly: of an array whose length it is not told, a prepared plan expects ten rows. */
export const among = (column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<unknown> =>
  ids.length === 1 ? sql`${column} = ${ids[0]}::uuid` : sql`${column} = any (${[...ids]}::uuid[])`

/** Some ids as rows of one column, `id`. */
export const rowsOf = (ids: readonly string[]): RawBuilder<unknown> =>
  ids.length === 1 ? sql`select ${ids[0]}::uuid as id` : sql`select unnest(${[...ids]}::uuid[]) as id`
