import { EventEmitter } from 'node:events'
import { type Job, run, type WorkerEvents } from 'graphile-worker'
import type { Registry } from 'prom-client'
import type { Connection } from '../database/connect.ts'
import { crontabItems } from './crontab.ts'
import { keepAlive } from './liveness.ts'
import { type JobLog, queueLogger } from './log.ts'
import { jobMetrics } from './metrics.ts'
import { queuePool, queueSchema } from './queue.ts'
import { type JobSource, jobsOf, queueJobs } from './registry.ts'
import { type ContextFor, tasksOf } from './tasks.ts'

export type WorkerOptions = {
  /** As the worker's role. */
  connection: Connection
  features: JobSource[]
  ctxFor: ContextFor
  log: JobLog
  metrics?: Registry
  /** How many jobs run at once (4). */
  concurrency?: number
  /** Resolves when a job may begin: where people are answered by the same processors, they come first. */
  calm?: () => Promise<void>
}

/** How long running jobs may take to finish when the process is asked to end; then they are left to run again. */
const graceMs = 10_000

/**
 * Runs the queue's jobs in this process: those of the features and the crontab's. A job that throws is tried again after e, e², e³ … seconds
 * (at most six hours), twelve times in all; then `listFailedJobs` shows it. Jobs of a process that died run again within seconds.
 */
export async function startWorker({
  connection,
  features,
  ctxFor,
  log,
  metrics,
  concurrency = 4,
  calm,
}: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const sources = [queueJobs, ...features]
  const jobs = jobsOf(sources)
  const parsedCronItems = crontabItems(
    sources.flatMap((source) => source.crontab ?? []),
    new Set(jobs.keys()),
  )
  const pool = queuePool(connection, concurrency + 2)
  const alive = await keepAlive(connection, log)
  const announced = new Map<string, Promise<void>>()
  const announce = (id: string) => announced.get(id) ?? announced.set(id, alive.announce(id)).get(id)
  try {
    const runner = await run({
      pgPool: pool,
      schema: queueSchema,
      taskList: tasksOf(jobs, ctxFor, calm),
      parsedCronItems,
      concurrency,
      noHandleSignals: true,
      gracefulShutdownAbortTimeout: graceMs,
      logger: queueLogger(log),
      events: eventsTo(log, metrics),
      preset: {
        plugins: [
          {
            name: 'yiyu-liveness',
            version: '1.0.0',
            worker: { hooks: { startWorker: async (_, { worker }) => announce(worker.workerPool.id) } },
          },
        ],
      },
    })
    runner.promise.catch((error: unknown) => log.error({ fault: String(error) }, 'the worker ended'))
    let stopping: Promise<void> | undefined
    const stop = async () => {
      await endWithin(graceMs, runner)
      await alive.stop()
      await pool.end()
    }
    return { stop: () => (stopping ??= stop()) }
  } catch (error) {
    await alive.stop()
    await pool.end()
    throw error
  }
}

async function endWithin(ms: number, runner: { stop(): Promise<void>; kill(): Promise<void> }): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms)
  })
  const ended = runner.stop().catch(() => {})
  if ((await Promise.race([ended, late])) === 'late') await runner.kill()
  clearTimeout(timer)
}

function eventsTo(log: JobLog, registry: Registry | undefined): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  const metrics = registry && jobMetrics(registry)
  const began = new Map<string, number>()
  events.on('job:start', ({ job }) => began.set(job.id, performance.now()))
  events.on('job:complete', ({ job, error }) => {
    const ms = performance.now() - (began.get(job.id) ?? performance.now())
    began.delete(job.id)
    metrics?.done(job.task_identifier, ms / 1000, !error)
    const about = {
      job: job.task_identifier,
      jobId: job.id,
      district: districtOf(job),
      attempt: job.attempts,
      ms: Math.round(ms),
    }
    if (error)
      log[job.attempts >= job.max_attempts ? 'error' : 'warn']({ ...about, fault: (error as Error).message }, 'job failed')
    else log.info(about, 'job done')
  })
  return events
}

function districtOf(job: Job): string | undefined {
  return (job.payload as { district?: string } | null)?.district
}
