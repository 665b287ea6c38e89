import type { Context } from '../context.ts'
import { transaction } from '../database/transaction.ts'
import type { EventHandler } from '../events.ts'
import type { Feature } from '../feature.ts'
import { faultOf } from '../jobs/fault.ts'
import type { JobSource } from '../jobs/registry.ts'
import type { Counter } from './counter.ts'
import { currentPeriods, keptPeriods } from './periods.ts'
import { parseReference } from './reference.ts'
import { refreshPeriods } from './refresh.ts'
import { type CounterRegistry, counterRegistry, familiesOf } from './registry.ts'

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
  for (const family of familiesOf(registry.all)) {
    const names = family.map(({ key }) => `'${key}'`).join(', ')
    await refreshPeriods(ctx, family, keptPeriods(family[0] as Counter, ctx.clock.today()), wanted).catch((error: unknown) => {
      failed.push(new Error(`the counter ${names} could not be counted: ${faultOf(error)}`, { cause: error }))
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
        const wanted = await registry.wanted(ctx)
        await refreshPeriods(ctx, familyOf(registry, counter), currentPeriods(counter, ctx.clock.today()), (one) =>
          one === counter ? [parseReference(reference).filter, ...wanted(one)] : wanted(one),
        )
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

/** Ordered as jobs under the key of a family's first counter: a thousand events while one count waits make one count. */
async function orderRefreshes(ctx: Context, registry: CounterRegistry, event: string): Promise<void> {
  await transaction(ctx, async (tx) => {
    for (const family of familiesOf(registry.all)) {
      const [{ key }] = family as [Counter]
      if (family.some((counter) => counter.refreshOn?.includes(event)))
        await tx.enqueue({ job: refreshJob, payload: { counter: key }, key })
    }
  })
}

const familyOf = (registry: CounterRegistry, counter: Counter): Counter[] =>
  familiesOf(registry.all).find((family) => family.includes(counter)) ?? [counter]
