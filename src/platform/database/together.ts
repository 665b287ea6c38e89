import type { Writable } from 'node:stream'
import type pg from 'pg'

/** What this process has asked databases: statements, and the journeys they left on. */
export const traffic = { statements: 0, journeys: 0 }

/** Has a connection send what is asked in one turn of the program in one write: waking the server is what a write costs, and waiting for it what an answer costs. */
export function leaveTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  const ask = client.query.bind(client) as (...asked: unknown[]) => unknown
  let leaving = false
  client.query = ((...asked: unknown[]) => {
    traffic.statements += 1
    if (!leaving) {
      leaving = true
      traffic.journeys += 1
      stream.cork()
      process.nextTick(() => {
        leaving = false
        stream.uncork()
      })
    }
    return ask(...asked)
  }) as typeof client.query
}
