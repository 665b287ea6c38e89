import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { type Standing, standings } from '../indicators/board.ts'
import { referencesOf } from '../indicators/counted.ts'
import { currentPlan } from '../publishing/current.ts'
import { type AsSeen, seenAs } from '../tasks/moment.ts'
import type { Quality } from './contract.ts'

/** Every indicator whose number cannot be fully trusted, why, and who mends it. */
export async function getQuality(ctx: Context, wish: AsSeen & { plan?: string | undefined }): Promise<Quality> {
  return await reading(seenAs(ctx, wish), async (tx) => {
    const all = await standings(tx, await currentPlan(tx, wish.plan))
    const lines = all.flatMap(faultsOf)
    return { asOf: tx.asOf, indicators: all.length, sound: all.length - new Set(lines.map((line) => line.key)).size, lines }
  })
}

function faultsOf({ row, settings, assessment }: Standing): Quality['lines'] {
  const line = (fault: Quality['lines'][number]['fault'], what: string, missing = 0) => ({
    ...{ key: row.key, name: row.name, domain: row.domain, fault, what, missing, owners: row.leads },
  })
  const lines: Quality['lines'] = []
  if (row.unsure) lines.push(line('to_confirm', row.unsure))
  if (row.leads.length === 0) lines.push(line('without_lead', ''))
  if (assessment.reason.code === 'value_too_old') lines.push(line('stale', row.current?.on ?? ''))
  else if (row.status === 'awaiting_report') lines.push(line('not_reported', ''))
  if (settings.pending || (row.source === 'reported' && referencesOf(settings).length > 0))
    lines.push(line('not_counted_yet', settings.ratio ? settings.ratio.join(' / ') : (settings.counter ?? '')))
  if (row.current && row.current.missing > 0) lines.push(line('missing_facts', '', row.current.missing))
  return lines
}
