import { DummyDriver, Kysely, PostgresDialect } from 'kysely'
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

/**
 * A pool of at most `size` connections; with `role`, each connection takes that role before anything else. Statements go out as they are asked, without waiting for the
 * answers to those before them.
 */
export function poolOf(connection: Connection, size: number): pg.Pool {
  const { url, role, ...rest } = connection
  const pool = new pg.Pool({
    ...(url ? { connectionString: url } : rest),
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    pipeline: true,
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

/**
 * Keeps one connection for the work. Unlike `Database.connection()`, which sends a statement only when the one before it is answered, what is asked together goes
 * out together, in the order in which it was asked: half as long on the way.
 */
export async function onOneConnection<T>(database: Database, work: (connection: Database) => Promise<T>): Promise<T> {
  const executor = database.getExecutor()
  return await executor.provideConnection(async (connection) => {
    const dialect = new PostgresDialect({ pool: neverAsked })
    const kept = executor.withConnectionProvider({ provideConnection: (use) => use(connection) })
    return await work(new Kysely<AnyTables>({ config: { dialect }, dialect, driver: new DummyDriver(), executor: kept }))
  })
}

const neverAsked = (): never => {
  throw new Error('a kept connection does not open others')
}
