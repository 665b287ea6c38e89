import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/** How to reach one database as one role. */
export type Connection = {
  url?: string
  host?: string
  port?: number
  user?: string
  database?: string
  password?: string
  role?: string
}

/** The tables are named by each store with `withTables`; nothing is known here. */
export type AnyTables = Record<never, never>
export type Database = Kysely<AnyTables>

// Days stay text (YYYY-MM-DD), numerics and bigints become numbers: the domain's figures are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A pool of at most `size` connections; with `role`, each connection takes that role before anything else. */
export function poolOf(connection: Connection, size: number): pg.Pool {
  const { url, role, ...rest } = connection
  const pool = new pg.Pool({
    ...(url ? { connectionString: url } : rest),
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    ...(role ? { options: `-c role=${role}` } : {}),
  })
  pool.on('error', () => {}) // an idle connection that breaks is replaced at the next use; that use reports the failure
  pool.on('connect', (client) => client.on('error', () => {})) // so does the next query of one that breaks in the middle of a transaction
  return pool
}

/** Kysely over a pool. Destroying it ends the pool. */
export function databaseOn(pool: pg.Pool): Database {
  return new Kysely<AnyTables>({ dialect: new PostgresDialect({ pool }) })
}
