import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Hours } from '../facilities/contract.ts'
import { endKnown, heldOn, wasKnown } from '../known-store.ts'
import type { Price } from './contract.ts'

/** What finding and sorting need of an open facility. */
export type Candidate = {
  id: string
  type: string
  name: string
  address: string
  street: string
  streetName: string
  lon: number | null
  lat: number | null
}

const today = (tx: Tx) => sql`${tx.asOf}::date`
const among = (column: string, ids: readonly string[] | undefined) =>
  ids === undefined ? sql`true` : sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`

/** Every facility that is open on the transaction's day, by name. One query. */
export async function readOpen(tx: Tx): Promise<Candidate[]> {
  const { district } = tx
  const { rows } = await sql<Candidate>`
    select f.id, f.type, f.name, f.address, f.street, a.name as "streetName", f.lon, f.lat
    from places.facility f
    join platform.area a on a.district = ${district} and a.code = f.street
    where f.district = ${district} and ${wasKnown('f')}
      and f.id in (select o.facility from places.operation o where o.district = ${district} and ${heldOn('o', today(tx))})
    order by f.name collate "zh-x-icu", f.id`.execute(tx.db)
  return rows
}

// Of several fees the one for the place itself says what it costs, not the one for meals or laundry.
const mainFee = '床位|住养|托育|托费|保育|保教'

/** What a facility costs at least: its main fee, by the month before by the day, the lowest first. */
export async function readPrices(tx: Tx, ids?: readonly string[]): Promise<Map<string, Price>> {
  const { rows } = await sql<Price & { facility: string }>`
    select distinct on (e.facility) e.facility, e.item, e.fen::float8 as fen, e.up_to_fen::float8 as "upToFen", e.per
    from places.fee e
    where e.district = ${tx.district} and ${heldOn('e', today(tx))} and ${among('e.facility', ids)}
    order by e.facility, (e.item ~ ${mainFee}) desc, array_position(array['month', 'day', 'half_day', 'visit', 'hour', 'meal', 'once'], e.per), e.fen, e.item`.execute(
    tx.db,
  )
  return new Map(rows.map(({ facility, ...price }) => [facility, price]))
}

/**
 * Of the facilities whose latest report says what is free, whether anything is, of any kind. As they are shown: of the room there was on the report's day. A facility that
 * reported nothing, or of which no room is on record for that day, is not among them: nobody knows.
 */
export async function freeByReport(tx: Tx, ids?: readonly string[]): Promise<Map<string, boolean>> {
  const { district } = tx
  const then = sql`q.on_day`
  const { rows } = await sql<{ facility: string; free: boolean }>`
    select facility, bool_or(room > taken) as free from (
      select q.facility, q.taken, case q.kind
        when 'bed' then (select count(*) from places.bed_period p where p.district = ${district} and p.facility = q.facility and ${heldOn('p', then)})
        when 'nursery' then (select sum(k.places) from places.nursery_class k where k.district = ${district} and k.facility = q.facility and ${heldOn('k', then)})
        else (select b.value::numeric from places.attribute b
          where b.district = ${district} and b.facility = q.facility and b.name = 'day_places' and ${heldOn('b', then)} limit 1) end as room
      from (
        select distinct on (q.facility, q.kind) q.facility, q.kind, q.taken, q.on_day from places.occupancy q
        where q.district = ${district} and q.on_day <= ${today(tx)} and q.known_at <= ${tx.knownAt} and ${among('q.facility', ids)}
        order by q.facility, q.kind, q.on_day desc, q.known_at desc
      ) q
    ) told where room > 0 group by facility`.execute(tx.db)
  return new Map(rows.map(({ facility, free }) => [facility, free]))
}

/** The facilities with places at an inclusive price (普惠). */
export const inclusiveFacilities = (tx: Tx, ids?: readonly string[]): Promise<Set<string>> =>
  idsOf(
    tx,
    sql`select b.facility from places.attribute b
      where b.district = ${tx.district} and b.name = 'inclusive' and b.value = 'yes' and ${heldOn('b', today(tx))} and ${among('b.facility', ids)}
      union
      select k.facility from places.nursery_class k where k.district = ${tx.district} and k.inclusive and ${heldOn('k', today(tx))}
        and ${among('k.facility', ids)}`,
  )

/** The facilities of which any means of access is on record. */
export const accessibleFacilities = (tx: Tx, ids?: readonly string[]): Promise<Set<string>> =>
  idsOf(
    tx,
    sql`select b.facility from places.attribute b
      where b.district = ${tx.district} and b.name = 'accessible' and b.value <> '' and ${heldOn('b', today(tx))}
        and ${among('b.facility', ids)}`,
  )

/** The facilities whose hours say that they are open at this time of this weekday. */
export const facilitiesOpenAt = (
  tx: Tx,
  { weekday, time }: { weekday: number; time: string },
  ids?: readonly string[],
): Promise<Set<string>> =>
  idsOf(
    tx,
    sql`select distinct h.facility from places.opening h
      where h.district = ${tx.district} and h.weekday = ${weekday} and h.opens <= ${time}::time and h.closes > ${time}::time
        and ${heldOn('h', today(tx))} and ${among('h.facility', ids)}`,
  )

async function idsOf(tx: Tx, query: RawBuilder<unknown>): Promise<Set<string>> {
  const { rows } = await (query as RawBuilder<{ facility: string }>).execute(tx.db)
  return new Set(rows.map(({ facility }) => facility))
}

/** The weeks of some facilities, or of all; a facility without hours has no entry. */
export async function readHours(tx: Tx, ids?: readonly string[]): Promise<Map<string, Hours[]>> {
  const { rows } = await sql<{ facility: string; hours: Hours[] }>`
    select h.facility, jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', to_char(h.opens, 'HH24:MI'), 'closes', to_char(h.closes, 'HH24:MI'))
      order by h.weekday, h.opens) as hours
    from places.opening h
    where h.district = ${tx.district} and ${heldOn('h', today(tx))} and ${among('h.facility', ids)}
    group by h.facility`.execute(tx.db)
  return new Map(rows.map(({ facility, hours }) => [facility, hours]))
}

export type GivenRow = { facility: string; kind: string; level: string; givenOn: string; expiresOn: string | null }

/** The designations that facilities hold on the transaction's day. */
export async function readGiven(tx: Tx, ids: readonly string[]): Promise<GivenRow[]> {
  const on = today(tx)
  const { rows } = await sql<GivenRow>`
    select d.facility, d.kind, d.level, d.given_on as "givenOn", d.expires_on as "expiresOn"
    from places.designation d
    where d.district = ${tx.district} and ${among('d.facility', ids)} and ${wasKnown('d')} and d.given_on <= ${on}
      and (d.expires_on is null or d.expires_on > ${on}) and (${endKnown('d')} is null or ${endKnown('d')} > ${on})
    order by d.given_on desc, d.kind`.execute(tx.db)
  return rows
}

/** One attribute of all facilities. */
export async function readAttributeOfAll(tx: Tx, name: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ facility: string; value: string }>`
    select b.facility, b.value from places.attribute b
    where b.district = ${tx.district} and b.name = ${name} and ${heldOn('b', today(tx))}`.execute(tx.db)
  return new Map(rows.map(({ facility, value }) => [facility, value]))
}
