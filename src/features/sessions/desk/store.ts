import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** A facility with sessions: which services have a schedule there that goes on, and how many slots are held there on the day. */
export type VenueWithSessions = {
  id: string
  name: string
  type: string
  street: string
  organization: string | null
  services: string[]
  today: number
}

/** Services of which a schedule goes on. */
export async function servicesHeld(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ service: string }>`
    select distinct service from sessions.schedule
    where district = ${tx.district} and (ends_on is null or ends_on > ${tx.today}::date)`.execute(tx.db)
  return new Set(rows.map(({ service }) => service))
}

/** Facilities that hold sessions, and those that the organizations run: by name. */
export async function venuesWithSessions(tx: Tx, organizations: readonly string[]): Promise<VenueWithSessions[]> {
  const { rows } = await sql<VenueWithSessions>`
    select f.id, f.name, f.type, f.street, f.organization, coalesce(c.services, '{}') as services, coalesce(t.n, 0)::int as today
    from places.listed f
    left join (
      select facility, array_agg(distinct service order by service) as services from sessions.schedule
      where district = ${tx.district} and (ends_on is null or ends_on > ${tx.today}::date) group by facility) c on c.facility = f.id
    left join (
      select facility, count(*) as n from sessions.slot
      where district = ${tx.district} and on_day = ${tx.today}::date and cancelled_at is null group by facility) t on t.facility = f.id
    where f.district = ${tx.district} and (f.closed_on is null or f.closed_on > ${tx.today}::date)
      and (c.facility is not null or t.facility is not null or f.organization = any (${[...organizations]}::uuid[]))
    order by f.name, f.id`.execute(tx.db)
  return rows
}
