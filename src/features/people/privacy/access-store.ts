import { sql } from 'kysely'
import type { Role } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'

export type AccessRow = {
  id: string
  at: Date
  actor: string
  name: string
  action: string
  details: Record<string, unknown>
  /** The roles in the district that the account held on the day, with how street and department are called. */
  roles: { role: Role; street: string | null; department: string | null; standIn: boolean }[]
  /** Whether the account was the person's own on the day. */
  own: boolean
}

/** The lines of the record about a person, newest first, with the roles their writers held on the day; what the person read of their own is left out. */
export async function linesAbout(
  tx: Tx,
  person: string,
  page: { before?: string | undefined; limit: number },
): Promise<AccessRow[]> {
  const { rows } = await sql<AccessRow>`
    select a.id, a.domain_at as at, a.actor, a.actor_name as name, a.action, a.details,
      coalesce((
        select json_agg(json_build_object('role', g.role, 'street', s.name, 'department', d.name, 'standIn', g.stand_in_for is not null) order by g.id)
        from platform.role_grant g
        left join platform.area s on s.district = g.district and s.code = g.street
        left join plans.department_name d on d.district = g.district and d.id = g.department
        where g.account = a.actor and (g.district = a.district or g.role = 'administrator') and g.starts_on <= (a.domain_at at time zone 'Asia/Shanghai')::date
          and (g.ends_on is null or g.ends_on > (a.domain_at at time zone 'Asia/Shanghai')::date)
      ), '[]') as roles,
      exists (
        select 1 from platform.person_grant p where p.account = a.actor and p.district = a.district and p.person = ${person} and p.as_what = 'self'
      ) as own
    from platform.audit a
    where a.district = ${tx.district} and a.subject = ${`person/${person}`} and (${page.before ?? null}::uuid is null or a.id < ${page.before ?? null}::uuid)
      and not (a.action = 'people.viewed' and a.details->>'purpose' = 'own' and a.details->>'onBehalfOf' is null)
    order by a.id desc limit ${page.limit}`.execute(tx.db)
  return rows
}
