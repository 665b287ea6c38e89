import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** Everything of a plan that has a name, with the number people know it by. */
export async function listNamed(tx: Tx, plan: string) {
  const { rows } = await sql<{
    kind: 'indicator' | 'task' | 'project' | 'department'
    key: string
    name: string
    no: string | null
    note: string
  }>`
    select 'indicator' as kind, key, name, no::text, domain as note from plans.indicator
      where district = ${tx.district} and plan = ${plan} and ended_at is null
    union all select 'task', key, title, no, coalesce(path ->> -1, '') from plans.task
      where district = ${tx.district} and plan = ${plan} and ended_at is null
    union all select 'project', key, name, no::text, coalesce(place, '') from plans.project
      where district = ${tx.district} and plan = ${plan} and ended_at is null
    union all select 'department', id, name, null, '' from plans.department
      where district = ${tx.district} and withdrawn_at is null and kind <> 'streets'`.execute(tx.db)
  return rows
}
