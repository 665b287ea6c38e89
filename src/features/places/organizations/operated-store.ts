import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { endKnown, heldOn, streetThen, wasKnown } from '../known-store.ts'
import type { OperatedFacility } from './contract.ts'

type Row = Omit<OperatedFacility, 'typeName' | 'performance' | 'contract'> & {
  contract: { mode: string | null; partner: string; startsOn: string; endsOn: string | null } | null
}

/** The facilities of an organization in the district as of the transaction's day, open ones first. One query. */
export async function readOperated(tx: Tx, organization: string): Promise<Row[]> {
  const { district } = tx
  const day = sql`${tx.asOf}::date`
  const { rows } = await sql<Row>`
    select f.id, f.name, f.type, f.street_then as street, a.name as "streetName", f.opened_on as "openedOn",
      case when f.closed_on <= ${day} then f.closed_on end as "closedOn",
      (select value from places.attribute b where b.district = ${district} and b.facility = f.id and b.name = 'brand' and ${heldOn('b', day)}) as brand,
      (select jsonb_build_object('mode', c.mode, 'partner', c.partner, 'startsOn', c.starts_on, 'endsOn', c.ends_on)
        from places.contract c
        where c.district = ${district} and c.facility = f.id and c.kind = 'operation' and ${wasKnown('c')} and c.starts_on <= ${day}
          and (c.ends_on is null or c.ends_on > ${day}) and (${endKnown('c')} is null or ${endKnown('c')} > ${day})
        order by c.starts_on desc limit 1) as contract,
      (select count(*)::int from places.bed_period p where p.district = ${district} and p.facility = f.id and ${heldOn('p', day)}) as beds,
      (select coalesce(sum(p.places), 0)::int from places.nursery_class p
        where p.district = ${district} and p.facility = f.id and ${heldOn('p', day)}) as places,
      (select o.taken from places.occupancy o where o.district = ${district} and o.facility = f.id and o.on_day <= ${day} and o.known_at <= ${tx.knownAt}
        order by o.on_day desc, o.known_at desc limit 1) as taken
    from (select g.*, ${streetThen('g', district)} as street_then from places.facility g where g.district = ${district} and g.organization = ${organization}) f
    join platform.area a on a.district = ${district} and a.code = f.street_then
    where ${wasKnown('f')} and f.opened_on <= ${day}
    order by (f.closed_on <= ${day}) is true, f.name, f.id`.execute(tx.db)
  return rows
}
