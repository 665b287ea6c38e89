import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { QueueState } from './failed.ts'

/** How long a job took and whether it succeeded. */
export type JobMetrics = { done(job: string, seconds: number, ok: boolean): void }

/** Time and outcome of each kind of job, in the process that runs them. */
export function jobMetrics(registry: Registry): JobMetrics {
  const seconds = new Histogram({
    name: 'yiyu_job_seconds',
    help: 'Time a job took, by job',
    labelNames: ['job'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600],
    registers: [registry],
  })
  const runs = new Counter({
    name: 'yiyu_job_runs',
    help: 'Runs of jobs, by job and result',
    labelNames: ['job', 'result'],
    registers: [registry],
  })
  return {
    done(job, took, ok) {
      seconds.observe({ job }, took)
      runs.inc({ job, result: ok ? 'ok' : 'failed' })
    },
  }
}

/** The queue's state, asked at each scrape: waiting, running, failed for good, and how long the longest due job has waited. */
export function queueMetrics(registry: Registry, state: () => Promise<QueueState>): void {
  const jobs: Gauge<'state'> = new Gauge({
    name: 'yiyu_queue_jobs',
    help: 'Jobs in the queue by state; failed: as often as they may',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { waiting, running, failed, oldestSeconds } = await state()
      jobs.set({ state: 'waiting' }, waiting)
      jobs.set({ state: 'running' }, running)
      jobs.set({ state: 'failed' }, failed)
      oldest.set(oldestSeconds)
    },
  })
  const oldest = new Gauge({
    name: 'yiyu_queue_oldest_seconds',
    help: 'How long the longest due job has waited',
    registers: [registry],
  })
}
