import { transaction } from '../database/transaction.ts'
import { deliveryJob } from '../events.ts'
import type { Feature } from '../feature.ts'
import { deliver, forgetDeliveries } from './deliver.ts'
import { forgetIdempotencyKeys } from './forget.ts'
import type { JobHandler } from './job.ts'

/** What brings jobs: a feature, or a part of the platform itself. */
export type JobSource = Pick<Feature, 'name' | 'jobs' | 'crontab'>

/** The queue's own jobs: carrying events, and clearing what has served. */
export const queueJobs: JobSource = {
  name: 'platform',
  jobs: {
    [deliveryJob]: deliver,
    'platform.tidy': (ctx) =>
      transaction(ctx, async (tx) => {
        await forgetDeliveries(tx)
        await forgetIdempotencyKeys(tx)
      }),
  },
  crontab: ['40 3 * * * platform.tidy'],
}

/** Every job by name; refuses two of one name. */
export function jobsOf(sources: JobSource[]): Map<string, JobHandler> {
  const all = new Map<string, JobHandler>()
  for (const source of sources) {
    for (const [name, handler] of Object.entries(source.jobs ?? {})) {
      if (all.has(name)) throw new Error(`the job '${name}' is registered twice; the second time by ${source.name}`)
      all.set(name, handler)
    }
  }
  return all
}
