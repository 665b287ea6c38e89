import { type Connection, type Database, databaseOn, poolOf } from './connect.ts'
import { prepareOften } from './prepared.ts'
import type { RoleNames } from './roles.ts'
import { leaveTogether } from './together.ts'

/** The two ways into the database at run time: as the application and as the counter. Neither may change the schema. */
export type Databases = { app: Database; counter: Database; close(): Promise<void> }

/** Opens both pools. `poolSize` bounds the application's; the counter has three connections. */
export function openDatabases(connections: { app: Connection; counter: Connection }, poolSize: number): Databases {
  const app = databaseOn(poolOf(connections.app, poolSize).on('connect', prepareOften).on('connect', leaveTogether))
  const counter = databaseOn(poolOf(connections.counter, 3))
  return { app, counter, close: async () => void (await Promise.all([app.destroy(), counter.destroy()])) }
}

/** How each role reaches the database: its own URL where given, otherwise the owner's with SET ROLE. */
export function connectionsFor(
  owner: Connection,
  roles: RoleNames,
  own: { app?: string; worker?: string; counter?: string } = {},
): { app: Connection; worker: Connection; counter: Connection } {
  const as = (role: string, url?: string): Connection =>
    url ? { url } : owner.url ? { url: owner.url, role } : { ...owner, user: role }
  return { app: as(roles.app, own.app), worker: as(roles.worker, own.worker), counter: as(roles.counter, own.counter) }
}
