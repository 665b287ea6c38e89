import { sql } from 'kysely'
import type { Role } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { sameAs } from '../standing-store.ts'
import type { Told } from './contract.ts'

export type AccessRow = {
  id: string
  at: Date
  /** The last reading of the visit; of anything else, the same instant. */
  lastAt: Date
  actor: string
  name: string
  action: string
  details: Record<string, unknown>
  /** How the person was one of several; null where the line is about their record alone. */
  how: Told | null
  /** The roles in the district that the account held on the day, with how street and department are called. */
  roles: { role: Role; street: string | null; department: string | null; standIn: boolean }[]
  /** Whether the account was the person's own on the day. */
  own: boolean
}

/**
 * The lines of the record about a person and the records merged into theirs, newest first, with the roles their writers held on the day: about the record, and about lists and
 * look-ups that held it. What the person read of their own is left out. One visit is one line: a
 * reading by the same account for the same purpose goes on with the one before it within ten minutes, or, once the account has changed the record, within a minute after that:
 * a page that has saved something reads anew.
 */
export async function linesAbout(
  tx: Tx,
  person: string,
  page: { before?: string | undefined; limit: number },
): Promise<AccessRow[]> {
  // Named one by one: of a subquery the planner does not know how few they are, and would read the whole record of deeds.
  const { rows: same } = await sql<{ id: string }>`select id from ${sameAs(tx, person)} same`.execute(tx.db)
  const records = same.map(({ id }) => id)
  const { rows } = await sql<AccessRow>`
    with about as (
      select a.*, null as how from platform.audit a
      where a.district = ${tx.district} and a.subject = any(${records.map((id) => `person/${id}`)}::text[])
      union all
      select a.*, l.how from people.line_about l join platform.audit a on a.district = ${tx.district} and a.id = l.line
      where l.district = ${tx.district} and l.person = any(${records}::uuid[])
    ), line as (
      select a.*, case when a.action = 'people.viewed' then concat_ws(' ', a.actor, a.details->>'purpose', a.details->>'onBehalfOf') else a.id::text end as reading,
        max(a.domain_at) filter (where (a.how is null or a.how = 'household') and a.action not in ('people.viewed', 'people.number_shown', 'people.export')) over (partition by a.actor order by a.id) as saved_at
      from about a
      where not (a.action = 'people.viewed' and a.details->>'purpose' = 'own' and a.details->>'onBehalfOf' is null)
    ), begun as (
      select *, (lag(domain_at) over same is null or domain_at - lag(domain_at) over same > interval '10 minutes'
        and (saved_at is null or domain_at - saved_at > interval '1 minute' or domain_at - lag(domain_at) over same > interval '12 hours'))::int as first
      from line window same as (partition by reading order by id)
    ), visit as (
      select *, sum(first) over (partition by reading order by id) as number from begun
    ), told as (
      select *, max(domain_at) over (partition by reading, number) as last_at from visit
    )
    select a.id, a.domain_at as at, a.last_at as "lastAt", a.actor, a.actor_name as name, a.action, a.details, a.how,
      coalesce((
        select json_agg(json_build_object('role', g.role, 'street', s.name, 'department', d.name, 'standIn', g.stand_in_for is not null) order by g.id)
        from platform.role_grant g
        left join platform.area s on s.district = g.district and s.code = g.street
        left join plans.department_name d on d.district = g.district and d.id = g.department
        where g.account = a.actor and (g.district = a.district or g.role = 'administrator') and g.starts_on <= (a.domain_at at time zone 'Asia/Shanghai')::date
          and (g.ends_on is null or g.ends_on > (a.domain_at at time zone 'Asia/Shanghai')::date)
      ), '[]') as roles,
      exists (
        select 1 from platform.person_grant p where p.account = a.actor and p.district = a.district and p.person = any(${records}::uuid[]) and p.as_what = 'self'
      ) as own
    from told a
    where a.first = 1 and (${page.before ?? null}::uuid is null or a.id < ${page.before ?? null}::uuid)
    order by a.id desc limit ${page.limit}`.execute(tx.db)
  return rows
}
