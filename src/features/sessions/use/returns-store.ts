import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { UseFigures } from './contract.ts'
import { bookingsOf, figures } from './figures-store.ts'

type Month = { facility: string; from: string; to: string }
export type SlotLine = {
  service: string
  serviceName: string
  slots: number
  held: number
  slotsCancelled: number
  capacity: number
  unsettled: number
}

/** The sessions of a facility and month by service: planned, held, cancelled, over without attendance. */
export async function slotLines(tx: Tx, { facility, from, to }: Month): Promise<SlotLine[]> {
  const { rows } = await sql<SlotLine>`
    select s.service, coalesce(max(l.name), s.service) as "serviceName", count(*)::int as slots, count(*) filter (where s.cancelled_at is not null)::int as "slotsCancelled",
      count(*) filter (where a.n > 0)::int as held, coalesce(sum(s.capacity) filter (where s.cancelled_at is null), 0)::int as capacity,
      count(*) filter (where s.cancelled_at is null and s.ends_at <= ${tx.now} and s.ended_at is null and s.taken > 0 and a.n = 0)::int as unsettled
    from sessions.slot s left join services.listed l on l.district = s.district and l.id = s.service
    cross join lateral (
      select count(*) as n from sessions.booking b where b.district = s.district and b.slot = s.id and b.state = 'attended'
    ) a
    where s.district = ${tx.district} and s.facility = ${facility}::uuid and s.on_day >= ${from}::date and s.on_day < ${to}::date
    group by 1 order by 1`.execute(tx.db)
  return rows
}

/** What became of its bookings by service, under '' of all of them, and by day. */
export async function bookingLines(
  tx: Tx,
  month: Month,
): Promise<{
  services: (UseFigures & { service: string; feeFen: number })[]
  days: { on: string; slots: number; attended: number; absent: number }[]
}> {
  const behind = bookingsOf(tx.district, month)
  const services = await sql<UseFigures & { service: string; feeFen: number }>`
    select case when grouping(q.service) = 1 then '' else q.service end as service, ${figures},
      coalesce(sum(q.fee_fen) filter (where q.state = 'attended'), 0)::float8 as "feeFen"
    from (${behind}) q group by grouping sets ((), (q.service)) order by 1`.execute(tx.db)
  const days = await sql<{ on: string; slots: number; attended: number; absent: number }>`
    select q.on_day as "on", count(distinct q.slot)::int as slots, count(*) filter (where q.state = 'attended')::int as attended,
      count(*) filter (where q.state = 'absent')::int as absent
    from (${behind}) q where q.state in ('attended', 'absent') group by 1 order by 1`.execute(tx.db)
  return { services: services.rows, days: days.rows }
}
