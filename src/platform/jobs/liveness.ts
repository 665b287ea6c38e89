import pg from 'pg'
import type { Connection } from '../database/connect.ts'
import type { JobLog } from './log.ts'

/** Tells the other processes that this one's workers live, and frees the jobs of those that died. */
export type Liveness = {
  /** Takes the lock that says the workers `id` live; resolved once it is held. */
  announce(id: string): Promise<void>
  stop(): Promise<void>
}

const everyMs = 5_000

// The queue itself frees a dead worker's jobs only after four hours. Here each process holds an advisory lock named after its workers; the
// lock goes with the connection, so a lock nobody holds means that its process is gone.
const freeTheDead = `
  with dead as (
    select distinct locked_by from graphile_worker._private_jobs
    where locked_by is not null and not exists (
      select from pg_locks
      where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
        and classid = hashtext('yiyu.worker')::oid and objid = hashtext(locked_by)::oid and objsubid = 2
    )
  ), freed as (
    select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0
  )
  select (select count(*) from dead)::int as dead, pg_notify('jobs:insert', '{"count":1}') from freed`

/** Keeps one connection as the worker's role for as long as the process lives; a broken one is replaced. */
export async function keepAlive(connection: Connection, log: JobLog): Promise<Liveness> {
  const ids = new Set<string>()
  let client = await connect(connection, ids)
  let stopped = false
  let busy: Promise<void> = Promise.resolve()

  const sweep = async () => {
    try {
      const { rows } = await client.query<{ dead: number }>(freeTheDead)
      if (rows[0]) log.warn({ workers: rows[0].dead }, 'the jobs of workers that died are waiting again')
    } catch {
      await client.end().catch(() => {})
      if (stopped) return
      const next = await connect(connection, ids).catch(() => undefined)
      if (next) client = next
    }
  }
  const turn = () => {
    busy = busy.then(sweep)
    return busy
  }
  const timer = setInterval(turn, everyMs)
  await turn()

  return {
    announce: async (id) => {
      ids.add(id)
      await client.query(hold, [id])
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await busy
      await client.end().catch(() => {})
    },
  }
}

const hold = `select pg_advisory_lock(hashtext('yiyu.worker'), hashtext($1))`

async function connect({ url, role, ...rest }: Connection, ids: Iterable<string>): Promise<pg.Client> {
  const client = new pg.Client({ ...(url ? { connectionString: url } : rest), ...(role ? { options: `-c role=${role}` } : {}) })
  client.on('error', () => {}) // noticed at the next sweep, which connects anew
  await client.connect()
  for (const id of ids) await client.query(hold, [id])
  return client
}
