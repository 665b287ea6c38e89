import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { found } from '../problem.ts'

/** A job that failed as often as it may. `error` names the fault without values. */
export type FailedJob = {
  id: number
  job: string
  district: string
  attempts: number
  error: string
  orderedAt: Date
  failedAt: Date
}

/** The queue in figures; `oldestSeconds`: how long the longest due job has waited. */
export type QueueState = { waiting: number; running: number; failed: number; oldestSeconds: number }

/** The jobs that failed for good, latest first, of every district: for an administrator. */
export async function listFailedJobs(db: Database, limit = 100): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, job, district, attempts, error, ordered_at as "orderedAt", failed_at as "failedAt" from platform.failed_job(${limit})`.execute(
    db,
  )
  return rows
}

/** Gives a failed job all its attempts again, from now; 404 when it is not among the failed. */
export async function retryFailedJob(db: Database, id: number): Promise<void> {
  const { rows } = await sql<{ retried: boolean }>`select platform.retry_failed_job(${id}) as retried`.execute(db)
  found(rows[0]?.retried || undefined, 'job')
}

/** The queue now. */
export async function queueState(db: Database): Promise<QueueState> {
  const { rows } = await sql<QueueState>`
    select waiting, running, failed, oldest_seconds as "oldestSeconds" from platform.queue_state()`.execute(db)
  return found(rows[0], 'queue')
}
