import type { Context } from '../context.ts'
import { transaction } from '../database/transaction.ts'
import type { EventHandler } from '../events.ts'
import type { Feature } from '../feature.ts'
import { faultOf } from '../jobs/fault.ts'
import type { JobSource } from '../jobs/registry.ts'
import { currentPeriods, keptPeriods } from './periods.ts'
import { parseReference } from './reference.ts'
import { refreshPeriods } from './refresh.ts'
import { type CounterRegistry, counterRegistry } from './registry.ts'

/** The job that counts one reference: `{ counter: reference }`. Order it with the reference as its key. */
export const refreshJob = 'platform.refreshCounter'

/**
 * Counting as the program composes it: the registry, the jobs for the worker (one counter, and all of a district every night), and the subscriber that counts anew
 * after the events a counter names. A reference with a filter is kept up to date from its first refresh on.
 */
export function counterParts(features: Pick<Feature, 'name' | 'counters' | 'counts'>[]): {
  registry: CounterRegistry
  jobs: JobSource
  subscriber: { name: string; on: Record<string, EventHandler> }
} {
  const registry = counterRegistry(features)
  return { registry, jobs: jobsFor(registry), subscriber: { name: 'platform.counters', on: reactionsOf(registry) } }
}

/** Counts everything of the context's district that is kept: nightly, and once when a district is installed. One counter that fails does not keep the others from being counted. */
export async function refreshAll(ctx: Context, registry: CounterRegistry): Promise<void> {
  const failed: unknown[] = []
  const wanted = await registry.wanted(ctx)
  for (const counter of registry.all) {
    await refreshPeriods(ctx, counter, keptPeriods(counter, ctx.clock.today()), wanted(counter)).catch((error: unknown) => {
      failed.push(new Error(`the counter '${counter.key}' could not be counted: ${faultOf(error)}`, { cause: error }))
    })
  }
  if (failed.length > 0) throw failed[0]
}

function jobsFor(registry: CounterRegistry): JobSource {
  return {
    name: 'platform.counters',
    jobs: {
      [refreshJob]: async (ctx, { counter: reference = '' }) => {
        const counter = registry.get(reference, refreshJob)
        const filters = [parseReference(reference).filter, ...(await registry.wanted(ctx))(counter)]
        await refreshPeriods(ctx, counter, currentPeriods(counter, ctx.clock.today()), filters)
      },
      'platform.refreshCounters': (ctx) => refreshAll(ctx, registry),
    },
    crontab: ['20 0 * * * platform.refreshCounters'],
  }
}

function reactionsOf(registry: CounterRegistry): Record<string, EventHandler> {
  const events = new Set(registry.all.flatMap((counter) => counter.refreshOn ?? []))
  return Object.fromEntries([...events].map((event) => [event, (ctx) => orderRefreshes(ctx, registry, event)]))
}

/** Ordered as jobs under the counter's key: a thousand events while one count waits make one count. */
async function orderRefreshes(ctx: Context, registry: CounterRegistry, event: string): Promise<void> {
  await transaction(ctx, async (tx) => {
    for (const counter of registry.all) {
      if (counter.refreshOn?.includes(event))
        await tx.enqueue({ job: refreshJob, payload: { counter: counter.key }, key: counter.key })
    }
  })
}
