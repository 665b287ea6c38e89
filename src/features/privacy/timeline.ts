import { dayOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { transaction } from '../../platform/database/transaction.ts'
import type { Feature } from '../../platform/feature.ts'
import { found } from '../../platform/problem.ts'
import { findPerson, requireViewing } from '../people/index.ts'
import type { Timeline, TimelineQuery } from './contract.ts'

/**
 * What every feature has to tell about a person, newest first, a page at a time. For whoever sees the whole record; the reading is on record.
 * Problems: 404, 403, 422 `purpose_needed`.
 */
export function timelineOf(
  ctx: Context,
  id: string,
  it: { query: TimelineQuery; features: readonly Feature[] },
): Promise<Timeline> {
  const { purpose, offset, limit } = it.query
  return transaction({ ...ctx, idempotency: undefined }, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireViewing(tx, person, purpose, 'timeline')
    const lines: Timeline['lines'] = []
    for (const feature of it.features)
      for (const { at, title, said, href } of (await feature.timeline?.(tx, person.id)) ?? [])
        lines.push({ on: dayOf(at), title, said: said ?? null, href, feature: feature.name })
    lines.sort((a, b) => b.on.localeCompare(a.on) || a.feature.localeCompare(b.feature) || a.title.localeCompare(b.title, 'zh'))
    return { total: lines.length, lines: lines.slice(offset, offset + limit) }
  })
}
