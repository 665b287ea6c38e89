import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'

const one = (ids: readonly string[]) => sql`any(${sql.val([...ids])}::text[])`

/** The offices of the district for which someone with these departments and streets acts. */
export async function readOwnOffices(
  tx: Tx,
  grants: { departments: readonly string[]; streets: readonly string[] },
): Promise<string[]> {
  if (grants.departments.length + grants.streets.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from plans.department
    where district = ${tx.district} and (id = ${one(grants.departments)} or (kind = 'street' and area = ${one(grants.streets)}))`.execute(
    tx.db,
  )
  return rows.map((row) => row.id)
}

/** Milestones of the plan's standing tasks that are not done and due by a day, and that these offices are to complete. */
export async function readDueMilestones(tx: Tx, plan: string, offices: readonly string[], by: string) {
  const { rows } = await sql<{ id: string; title: string; dueOn: string; task: string; taskTitle: string }>`
    select m.id, m.title, m.due_on as "dueOn", m.task, t.title as "taskTitle"
    from plans.milestone m
    join plans.task t on t.district = m.district and t.plan = m.plan and t.key = m.task and t.ended_at is null
    where m.district = ${tx.district} and m.plan = ${plan} and m.done_at is null and m.withdrawn_at is null and m.due_on <= ${by}::date
      and (m.department = ${one(offices)} or (m.department is null and exists (
        select from plans.task_duty d
        where d.district = ${tx.district} and d.plan = m.plan and d.task = m.task and d.role = 'lead' and d.ended_at is null and d.department = ${one(offices)}
      )))
    order by m.due_on, m.id`.execute(tx.db)
  return rows
}

/** Supervisions that wait: for an answer of these offices, or, answered, for a coordinator to close them. */
export async function readWaitingSupervisions(tx: Tx, plan: string, wait: { offices: readonly string[]; closing: boolean }) {
  const { rows } = await sql<{ id: string; title: string; department: string; dueOn: string; answered: boolean }>`
    select s.id, s.title, o.name as department, s.due_on as "dueOn", s.answered_at is not null as answered
    from plans.supervision s
    join plans.department o on o.district = s.district and o.id = s.department
    where s.district = ${tx.district} and s.plan = ${plan} and s.closed_at is null and s.withdrawn_at is null
      and ((s.answered_at is null and s.department = ${one(wait.offices)}) or (s.answered_at is not null and ${wait.closing}))
    order by s.due_on, s.id`.execute(tx.db)
  return rows
}
