import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { endKnown, heldOn, streetThen, wasKnown } from '../known-store.ts'
import type { FacilityDetail } from './contract.ts'

export type Wanted = {
  type?: string | undefined
  types?: readonly string[] | undefined
  street?: string | undefined
  organization?: string | undefined
  state: 'open' | 'closed' | 'all'
}

/** The facilities asked for as of the transaction's day, by name: only what finding and paging need. */
export async function findFacilities(tx: Tx, wish: Wanted): Promise<{ id: string; name: string; address: string }[]> {
  const { district } = tx
  const on = sql`${tx.asOf}::date`
  const only = (value: unknown, condition: RawBuilder<unknown>) => (value === undefined ? sql`true` : condition)
  const open = sql`exists (select from places.operation o where o.district = ${district} and o.facility = f.id and ${heldOn('o', on)})`
  const state = { open, closed: sql`not ${open}`, all: sql`true` }[wish.state]
  const { rows } = await sql<{ id: string; name: string; address: string }>`
    select f.id, f.name, f.address from places.facility f
    where f.district = ${district} and ${wasKnown('f')} and ${state}
      and ${only(wish.type, sql`f.type = ${wish.type}`)}
      and ${only(wish.types, sql`f.type = any(${[...(wish.types ?? [])]}::text[])`)}
      and ${only(wish.street, sql`${streetThen('f', district)} = ${wish.street}`)}
      and ${only(wish.organization, sql`f.organization::text = ${wish.organization}`)}
    order by f.name collate "zh-x-icu", f.id`.execute(tx.db)
  return rows
}

export type ListedRecord = {
  id: string
  type: string
  name: string
  organization: { id: string; name: string } | null
  street: string
  streetName: string
  committee: string | null
  committeeName: string | null
  address: string
  lon: number | null
  lat: number | null
  phone: string | null
  openedOn: string
  closedOn: string | null
  open: boolean
  attributes: Record<string, string>
  capacity: { beds: number; nursing: number; dementia: number; basic: number; places: number; inclusive: number }
  /** What was last reported as taken, and how much room there was on that day. */
  taken: { kind: 'bed' | 'nursery' | 'day'; taken: number; on: string; room: number }[]
  synthetic: boolean
}

/** Facilities as of the transaction's day with what they hold, in the order of the ids. One query. */
export async function readListed(tx: Tx, ids: readonly string[]): Promise<ListedRecord[]> {
  const { district } = tx
  const on = sql`${tx.asOf}::date`
  const { rows } = await sql<ListedRecord>`
    select f.id, f.type, f.name, case when n.id is not null then jsonb_build_object('id', n.id, 'name', n.name) end as organization,
      a.code as street, a.name as "streetName", f.committee, c.name as "committeeName", f.address, f.lon, f.lat, f.phone,
      f.opened_on as "openedOn", case when f.closed_on <= ${on} then f.closed_on end as "closedOn",
      exists (select from places.operation o where o.district = ${district} and o.facility = f.id and ${heldOn('o', on)}) as open,
      coalesce((select jsonb_object_agg(b.name, b.value) from places.attribute b
        where b.district = ${district} and b.facility = f.id and ${heldOn('b', on)}), '{}') as attributes,
      (select jsonb_build_object('beds', count(*), 'nursing', count(*) filter (where p.nursing), 'dementia', count(*) filter (where p.dementia),
          'basic', count(*) filter (where p.basic)) from places.bed_period p
        where p.district = ${district} and p.facility = f.id and ${heldOn('p', on)})
      || (select jsonb_build_object('places', coalesce(sum(k.places), 0), 'inclusive', coalesce(sum(k.places) filter (where k.inclusive), 0))
        from places.nursery_class k where k.district = ${district} and k.facility = f.id and ${heldOn('k', on)}) as capacity,
      coalesce((select jsonb_agg(last) from (
        select distinct on (q.kind) q.kind, q.taken, q.on_day as on,
          case q.kind when 'bed' then (select count(*) from places.bed_period p
              where p.district = ${district} and p.facility = f.id and ${heldOn('p', sql`q.on_day`)})
            when 'nursery' then (select coalesce(sum(k.places), 0) from places.nursery_class k
              where k.district = ${district} and k.facility = f.id and ${heldOn('k', sql`q.on_day`)})
            else coalesce((select b.value::numeric from places.attribute b
              where b.district = ${district} and b.facility = f.id and b.name = 'day_places' and ${heldOn('b', sql`q.on_day`)} limit 1), 0) end as room
        from places.occupancy q
        where q.district = ${district} and q.facility = f.id and q.on_day <= ${on} and q.known_at <= ${tx.knownAt}
        order by q.kind, q.on_day desc, q.known_at desc) last), '[]') as taken,
      f.synthetic
    from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, at)
    join places.facility f on f.district = ${district} and f.id = asked.id
    join platform.area a on a.district = ${district} and a.code = ${streetThen('f', district)}
    left join platform.area c on c.district = ${district} and c.code = f.committee
    left join places.organization n on n.id = f.organization
    where ${wasKnown('f')}
    order by asked.at`.execute(tx.db)
  return rows
}

type More = Pick<
  FacilityDetail,
  'about' | 'source' | 'revision' | 'operations' | 'history' | 'hours' | 'fees' | 'contracts' | 'changes'
>

/** What the page of one facility shows beside its row: everything dated about it, as known at the transaction's instant. */
export async function readMore(tx: Tx, id: string): Promise<More | undefined> {
  const { district } = tx
  const on = sql`${tx.asOf}::date`
  const all = (rows: RawBuilder<unknown>) => sql`coalesce((select jsonb_agg(r) from (${rows}) r), '[]')`
  const { rows } = await sql<More>`
    select f.about, f.source, f.revision,
      ${all(sql`select o.valid_from as from, o.valid_to as to, o.why from places.operation o
        where o.district = ${district} and o.facility = f.id and ${wasKnown('o')} order by o.valid_from`)} as operations,
      ${all(sql`select b.name, b.value, b.valid_from as from, b.valid_to as to, b.source from places.attribute b
        where b.district = ${district} and b.facility = f.id and ${wasKnown('b')} order by b.name, b.valid_from`)} as history,
      ${all(sql`select h.weekday, to_char(h.opens, 'HH24:MI') as opens, to_char(h.closes, 'HH24:MI') as closes from places.opening h
        where h.district = ${district} and h.facility = f.id and ${heldOn('h', on)} order by h.weekday, h.opens`)} as hours,
      ${all(sql`select e.item, e.fen, e.up_to_fen as "upToFen", e.per, e.note, e.valid_from as from from places.fee e
        where e.district = ${district} and e.facility = f.id and ${heldOn('e', on)} order by e.item`)} as fees,
      ${all(sql`select c.id, c.kind, c.partner, c.partner_organization as "partnerOrganization", c.mode, c.starts_on as "startsOn", c.ends_on as "endsOn",
          ${endKnown('c')} as "endedOn",
          c.starts_on <= ${on} and (c.ends_on is null or c.ends_on > ${on}) and (${endKnown('c')} is null or ${endKnown('c')} > ${on}) as live
        from places.contract c where c.district = ${district} and c.facility = f.id and ${wasKnown('c')} order by c.starts_on desc`)} as contracts,
      ${all(sql`select g.field, g.was, g.became, g.why, g.changed_by_name as by, g.known_at as at from places.facility_change g
        where g.district = ${district} and g.facility = f.id and g.known_at <= ${tx.knownAt} order by g.known_at desc, g.field limit 200`)} as changes
    from places.facility f where f.district = ${district} and f.id = ${id} and ${wasKnown('f')}`.execute(tx.db)
  return rows[0]
}
