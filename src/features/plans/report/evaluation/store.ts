import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'

/** A milestone past its day and not done, with whom it is expected of. */
export type OverdueMilestone = { task: string; title: string; dueOn: string; department: string | null }

/** The overdue milestones of a plan as they stood, the oldest first. */
export async function readOverdue(tx: Tx, plan: string): Promise<OverdueMilestone[]> {
  const { rows } = await sql<OverdueMilestone>`
    select m.task, m.title, m.due_on as "dueOn", o.name as department
    from plans.milestone m
    left join plans.department o on o.district = m.district and o.id = m.department
    where m.district = ${tx.district} and m.plan = ${plan} and m.known_at <= ${tx.knownAt} and m.due_on < ${tx.asOf}::date
      and (m.withdrawn_at is null or m.withdrawn_at > ${tx.knownAt})
      and not (coalesce(m.done_at <= ${tx.knownAt}, false) and m.done_on <= ${tx.asOf}::date)
    order by m.due_on, m.task, m.id`.execute(tx.db)
  return rows
}
