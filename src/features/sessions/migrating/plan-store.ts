import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Allowance } from '../bookings/allowance-store.ts'

/** Somebody a list names: who they are on the register. */
export type Known = { id: string; name: string; diedOn: string | null }

export async function knownAmong(tx: Tx, ids: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select b.id, b.name, b.died_on as "diedOn" from people.brief b
    where b.district = ${tx.district} and b.id = any (${[...new Set(ids)]}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Free sessions as they stand: all used, and of those the ones brought in. By `service subject window`. */
export async function allowancesOf(
  tx: Tx,
  subjects: readonly string[],
): Promise<Map<string, { used: number; broughtIn: number }>> {
  const { rows } = await sql<Allowance & { used: number; broughtIn: number }>`
    select a.service, a.subject, a.quota_window as window, a.used, a.brought_in as "broughtIn" from sessions.allowance a
    where a.district = ${tx.district} and a.subject = any (${[...new Set(subjects)]}::uuid[])`.execute(tx.db)
  return new Map(rows.map(({ service, subject, window, ...its }) => [`${service} ${subject} ${window}`, its]))
}

/** Says how many free sessions were used before going live: the file's number stands in place of any brought in before. Never beyond the cap. */
export async function bringIn(
  tx: Tx,
  { service, subject, window, ofFamily = false }: Allowance,
  { used, granted }: { used: number; granted: number },
): Promise<void> {
  await sql`
    insert into sessions.allowance as a (district, service, subject, quota_window, granted, used, brought_in, of_family, changed_at)
    values (${tx.district}, ${service}, ${subject}::uuid, ${window}, ${granted}, ${used}, ${used}, ${ofFamily}, ${tx.now})
    on conflict (district, service, subject, quota_window) do update
      set used = a.used - a.brought_in + excluded.brought_in, brought_in = excluded.brought_in, granted = excluded.granted, changed_at = excluded.changed_at`.execute(
    tx.db,
  )
}

/** A slot that a list may mean: its day and time of day in Shanghai, and whether it is to come. */
export type Meant = {
  id: string
  service: string
  facility: string
  facilityName: string
  onDay: string
  time: string
  startsAt: Date
  endsAt: Date
  series: string | null
  cancelledAt: Date | null
  /** Whether somebody queued here already who did not come over, and when the last who did had asked. */
  hasQueue: boolean
  lastAsked: Date | null
}

export async function slotsMeant(
  tx: Tx,
  { services, days }: { services: readonly string[]; days: readonly string[] },
): Promise<Meant[]> {
  const { rows } = await sql<Meant>`
    select s.id, s.service, s.facility, f.name as "facilityName", s.on_day as "onDay", to_char(s.starts_at at time zone 'Asia/Shanghai', 'HH24:MI') as time,
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.series, s.cancelled_at as "cancelledAt",
      exists (select from sessions.booking b where b.district = s.district and b.slot = s.id and b.state = 'queued' and b.channel <> 'import') as "hasQueue",
      (select max(b.made_at) from sessions.booking b where b.district = s.district and b.slot = s.id and b.state = 'queued' and b.channel = 'import') as "lastAsked"
    from sessions.slot s join places.listed f on f.district = s.district and f.id = s.facility
    where s.district = ${tx.district} and s.service = any (${[...new Set(services)]}::text[]) and s.on_day = any (${[...new Set(days)]}::date[])`.execute(
    tx.db,
  )
  return rows
}

/** Who stands or has a place in slots: by `slot person`, and since when by their own account. */
export async function standingIn(
  tx: Tx,
  slots: readonly string[],
): Promise<Map<string, { state: string; channel: string; askedAt: Date }>> {
  const { rows } = await sql<{ slot: string; person: string; state: string; channel: string; askedAt: Date }>`
    select b.slot, case when g.stands is null then b.person else g.stands end as person, b.state, b.channel, b.made_at as "askedAt" from sessions.booking b
    left join people.merged g on g.district = b.district and g.id = b.person
    where b.district = ${tx.district} and b.slot = any (${[...new Set(slots)]}::uuid[]) and b.state in ('held', 'booked', 'queued', 'offered', 'attended')`.execute(
    tx.db,
  )
  return new Map(rows.map(({ slot, person, ...its }) => [`${slot} ${person}`, its]))
}
