import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** Takes a person's bookings and free sessions away, for erasure: how many rows. Places they kept in slots to come become free: the slots are locked before anything is counted. */
export async function deleteBookingsOf(tx: Tx, person: string): Promise<number> {
  await sql`
    select s.id from sessions.slot s where s.district = ${tx.district}
      and s.id in (select b.slot from sessions.booking b where b.district = ${tx.district} and b.person = ${person}::uuid)
    order by s.starts_at, s.id for update of s`.execute(tx.db)
  await sql`
    update sessions.slot s set taken = s.taken - g.places, waiting = s.waiting - g.turns
    from (
      select b.slot, count(*) filter (where b.state in ('held', 'booked', 'offered', 'attended', 'absent'))::int as places,
        count(*) filter (where b.state = 'queued')::int as turns
      from sessions.booking b where b.district = ${tx.district} and b.person = ${person}::uuid group by b.slot
    ) g where s.district = ${tx.district} and s.id = g.slot`.execute(tx.db)
  const { numAffectedRows } = await sql`
    delete from sessions.booking where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
  const allowances = await sql`
    delete from sessions.allowance where district = ${tx.district} and subject = ${person}::uuid`.execute(tx.db)
  return Number(numAffectedRows ?? 0) + Number(allowances.numAffectedRows ?? 0)
}
