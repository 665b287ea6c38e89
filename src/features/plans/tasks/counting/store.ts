import { type RawBuilder, sql } from 'kysely'
import { startOfDay } from '../../../../platform/clock.ts'
import type { Count, CountedRow, CountQuestion } from '../../../../platform/counters/counter.ts'
import type { Database } from '../../../../platform/database/connect.ts'
import type { Tx } from '../../../../platform/database/transaction.ts'
import { lastFinishedQuarter } from '../quarters.ts'

/** The rows behind a number, one each: what is counted and what is listed come from the same query. `counted` rows make n, `lacking` ones missing. */
type Source = RawBuilder<unknown>
type Listed = { id: string; title: string; street: string; place: string; values: CountedRow['values'] }

/** How many by street; street '' where a row belongs to none. */
export async function countRows(db: Database, source: Source): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select street, count(*) filter (where counted) as n, count(*) filter (where lacking) as missing from (${source}) s group by street`.execute(
    db,
  )
  return rows
}

/** A page of the counted rows. */
export async function listRows(
  tx: Tx,
  source: Source,
  page: { offset: number; limit: number },
): Promise<{ rows: CountedRow[]; total: number }> {
  const { rows } = await sql<Listed & { total: number }>`
    select id::text, title, street, place, "values", count(*) over () as total from (${source}) s where counted
    order by position, id offset ${page.offset} limit ${page.limit}`.execute(tx.db)
  const listed = rows.map(({ id, title, street, place, values }) => ({
    id,
    title,
    street,
    href: `/console/${tx.district}/${place}`,
    values,
  }))
  return { rows: listed, total: rows[0]?.total ?? 0 }
}

/** Milestones due in the period; `done` counts those that were done before its end. */
export function milestonesDue({ district, from, to, filter }: CountQuestion, done: boolean): Source {
  return sql`
    select m.id::text as id, m.title, coalesce(o.area, '') as street, m.due_on as position, 'tasks/' || m.task as place, false as lacking,
      ${done ? sql`m.done_on < ${to}::date` : sql`true`} as counted,
      jsonb_build_object('dueOn', m.due_on, 'doneOn', m.done_on, 'department', o.name) as values
    from plans.milestone m
    left join plans.department o on o.district = m.district and o.id = m.department
    where m.district = ${district} and m.withdrawn_at is null and m.due_on >= ${from}::date and m.due_on < ${to}::date and ${ofDepartment('m', filter)}`
}

/** Supervisions issued and neither closed nor withdrawn by the end of the day before `to`. */
export function supervisionsOpen({ district, to, filter }: CountQuestion): Source {
  const end = startOfDay(to)
  return sql`
    select s.id::text as id, s.title, coalesce(o.area, '') as street, s.due_on as position, 'supervisions?open=' || s.id as place, false as lacking,
      true as counted, jsonb_build_object('dueOn', s.due_on, 'answered', coalesce(s.answered_at < ${end}, false), 'department', o.name) as values
    from plans.supervision s
    join plans.department o on o.district = s.district and o.id = s.department
    where s.district = ${district} and s.issued_at < ${end} and (s.closed_at is null or s.closed_at >= ${end})
      and (s.withdrawn_at is null or s.withdrawn_at >= ${end}) and ${ofDepartment('s', filter)}`
}

/**
 * The tasks of the plan of the day that somebody leads; `reported` counts those whose leads have all reported the last quarter that was over
 * (or the task as done). A task that nobody leads lacks the fact who reports it.
 */
export function tasksLed({ district, to, filter }: CountQuestion, reported: boolean): Source {
  const end = startOfDay(to)
  const day = sql`(${to}::date - 1)`
  const quarter = lastFinishedQuarter(new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10))
  return sql`
    with plan as materialized (
      select p.id, least(${quarter}, v.period_end || 'Q4') as quarter from plans.plan p
      join (
        select distinct on (plan) plan, period_end from plans.plan_version
        where district = ${district} and published_at < ${end} order by plan, version desc
      ) v on v.plan = p.id
      where p.district = ${district}
      order by (coalesce(p.period_start, 0) <= extract(year from ${day}) and extract(year from ${day}) <= v.period_end) desc, v.period_end desc
      limit 1
    ), report as materialized (
      select r.task, r.department, bool_or(r.quarter = plan.quarter) as has_quarter,
        (array_agg(r.state order by r.quarter desc, r.known_at desc, r.id desc))[1] as state
      from plans.task_report r join plan on plan.id = r.plan
      where r.district = ${district} and r.known_at < ${end}
      group by r.task, r.department
    ), led as materialized (
      select d.task, bool_and(coalesce(r.has_quarter or r.state = 'done', false)) as reported
      from plans.task_duty d join plan on plan.id = d.plan
      left join report r on r.task = d.task and r.department = d.department
      where d.district = ${district} and d.role = 'lead' and d.known_at < ${end} and (d.ended_at is null or d.ended_at >= ${end})
      group by d.task
    )
    select t.key as id, t.title, '' as street, t.position, 'tasks/' || t.key as place, led.task is null as lacking,
      ${reported ? sql`coalesce(led.reported, false)` : sql`led.task is not null`} as counted,
      jsonb_build_object('no', t.no, 'quarter', plan.quarter) as values
    from plans.task t join plan on plan.id = t.plan
    left join led on led.task = t.key
    where t.district = ${district} and t.known_at < ${end} and (t.ended_at is null or t.ended_at >= ${end})
      and ${filter.domain === undefined ? sql`true` : sql`t.domain = ${filter.domain}`}`
}

function ofDepartment(table: string, filter: CountQuestion['filter']): RawBuilder<unknown> {
  return filter.department === undefined ? sql`true` : sql`${sql.ref(`${table}.department`)} = ${filter.department}`
}
