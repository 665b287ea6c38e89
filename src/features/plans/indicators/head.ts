import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { PlanRecord } from '../publishing/current.ts'
import type { PlanHead } from './contract.ts'

/** A plan's head with how much it prints, as known at the transaction's instant. */
export async function headOf(tx: Tx, plan: PlanRecord): Promise<z.infer<typeof PlanHead>> {
  const standing = (table: string) => sql<number>`(select count(*)::int from ${sql.table(table)}
    where district = ${tx.district} and plan = ${plan.id} and known_at <= ${tx.knownAt} and (ended_at is null or ended_at > ${tx.knownAt}))`
  const { rows } = await sql<{ indicators: number; tasks: number; projects: number }>`
    select ${standing('plans.indicator')} as indicators, ${standing('plans.task')} as tasks, ${standing('plans.project')} as projects`.execute(
    tx.db,
  )
  const { slug: _, ...head } = plan
  return { ...head, ...(rows[0] as { indicators: number; tasks: number; projects: number }) }
}
