import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import type { IndicatorTables } from '../tables.ts'

const db = (tx: Tx) => tx.db.withTables<IndicatorTables>()

type Span = [number, number]

/** Where a version of the plan prints its indicators and tasks, in the order in which it has them. */
export async function readSpans(
  tx: Tx,
  plan: string,
  version: number,
): Promise<{ indicators: (Span | null)[]; tasks: (Span | null)[] }> {
  const spans = (section: string) => sql`(select coalesce(jsonb_agg(row->'span' order by at), '[]')
    from jsonb_array_elements(v.pack->${section}::text) with ordinality as rows (row, at))`
  const { rows } = await sql<{ indicators: (Span | null)[]; tasks: (Span | null)[] }>`
    select ${spans('indicators')} as indicators, ${spans('tasks')} as tasks
    from plans.plan_version v where v.district = ${tx.district} and v.plan = ${plan} and v.version = ${version}`.execute(tx.db)
  return rows[0] ?? { indicators: [], tasks: [] }
}

/** The position of each standing indicator and task in the plan's latest version. */
export async function readPositions(
  tx: Tx,
  plan: string,
): Promise<{ indicators: Map<string, number>; tasks: Map<string, number> }> {
  const of = async (table: 'plans.indicator' | 'plans.task') => {
    const { rows } = await sql<{ key: string; position: number }>`
      select key, position from ${sql.table(table)} where district = ${tx.district} and plan = ${plan} and ended_at is null`.execute(
      tx.db,
    )
    return new Map(rows.map((row) => [row.key, row.position]))
  }
  return { indicators: await of('plans.indicator'), tasks: await of('plans.task') }
}

/** The instant at which an indicator's leads last changed, so that the next change comes after it. */
export async function lastLeadChange(tx: Tx, plan: string, key: string): Promise<Date | null> {
  const row = await db(tx)
    .selectFrom('plans.indicator_lead')
    .select((eb) => eb.fn.max<Date | null>('known_at').as('at'))
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Ends the standing leads of an indicator and puts the assigned ones, if any, in their place; nothing is deleted. */
export async function replaceLeads(tx: Tx, plan: string, key: string, departments: readonly string[], at: Date): Promise<void> {
  await db(tx)
    .updateTable('plans.indicator_lead')
    .set({ ended_at: at })
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', key)
    .where('ended_at', 'is', null)
    .execute()
  if (departments.length === 0) return
  await db(tx)
    .insertInto('plans.indicator_lead')
    .values(
      departments.map((department, position) => ({
        ...{ district: tx.district, plan, key, department, position },
        ...{ assigned: true, known_at: at, set_by: tx.actor.name, ended_at: null },
      })),
    )
    .execute()
}
