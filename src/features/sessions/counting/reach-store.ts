import { type RawBuilder, sql } from 'kysely'
import type { CountQuestion } from '../../../platform/counters/counter.ts'
import { countedAs, mergedInto, neverServed, stands, streetOf } from './rows-store.ts'

/** Held how: 线下 is on site or at home. */
export type HeldSo = 'on_site' | 'online' | undefined

/** A stretch of days of a district. */
export type Stretch = Pick<CountQuestion, 'district' | 'from' | 'to'>

/** The year to date: from New Year's Day of the last day before `to`. */
export const yearTo = (district: string, to: string, last: string): Stretch => ({
  district,
  from: `${last.slice(0, 4)}-01-01`,
  to,
})

/** The household everybody lives in on the transaction's day, the one they joined last: (person, household, street). */
export const homes = (district: string): RawBuilder<unknown> => homesWhere(district, sql`true`)

/** The same of some, whose records that stand are the `id`s of a query: looked up, where they are few among many. */
export const homesOf = (district: string, persons: RawBuilder<unknown>): RawBuilder<unknown> =>
  homesWhere(
    district,
    sql`v.member in (
      with asked as materialized (${persons})
      select a.id from asked a union select g.id from people.merged g where g.district = ${district} and g.stands in (select a.id from asked a))`,
  )

const homesWhere = (district: string, those: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select distinct on (v.person) v.person, v.household, v.street from people.living v
  where v.district = ${district} and ${those} order by v.person, v.valid_from desc, v.household`

/** Everybody who may belong to one of some families, the `family` of a query: who lives in that household, or is that family alone. (id) */
export const membersOf = (district: string, of: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with those as materialized (${of})
  select v.person as id from people.living v where v.district = ${district} and v.household in (select t.family from those t)
  union select t.family from those t`

/**
 * Families that wished for parenting guidance in a stretch of days, or were reached by it: (family, contacts, asked). A family is a household, or somebody who lives in none; it
 * has one contact by one session, however many of it came, as long as the session `s` was `held` so. Who gave up a wish themselves did not ask.
 */
export const families = ({ district, from, to }: Stretch, held: RawBuilder<boolean>): RawBuilder<unknown> => sql`
  with wish as materialized (
    select ${stands('b.person')} as person, b.slot, b.state
    from sessions.booking b ${mergedInto('b')}
    join sessions.slot s on s.district = b.district and s.id = b.slot and ${held}
    join services.listed l on l.district = b.district and l.id = b.service and ${countedAs('guidance')}
    where b.district = ${district} and b.on_day >= ${from}::date and b.on_day < ${to}::date and (b.state <> 'cancelled' or s.cancelled_at is not null)
  )
  select coalesce(h.household, w.person) as family, count(distinct w.slot) filter (where w.state = 'attended')::int as contacts
  from wish w left join (${homesOf(district, sql`select w.person as id from wish w`)}) h on h.person = w.person group by 1`

/** The same with the street of the family: that of its household, else of whom it consists; nobody's of the district's register are left out. */
export const familiesByStreet = (at: Stretch, held: RawBuilder<boolean>): RawBuilder<unknown> => sql`
  with reached as materialized (${families(at, held)})
  select f.family, f.contacts, min(p.id::text)::uuid as person, min(p.name) as name, coalesce(min(h.street), min(${streetOf('p')}), '') as street
  from reached f
  left join (${homesOf(at.district, membersOf(at.district, sql`select r.family from reached r`))}) h on h.household = f.family
  join people.brief p on p.district = ${at.district} and p.id = coalesce(h.person, f.family) and p.died_on is null
  group by 1, 2`

/** Children under three on the day who live here and whose family guidance has reached in the stretch of days. */
export const childrenReached = (at: Stretch, held: RawBuilder<boolean>): RawBuilder<unknown> => sql`
  with reached as materialized (select f.family from (${families(at, held)}) f where f.contacts > 0),
    member as materialized (${membersOf(at.district, sql`select r.family from reached r`)})
  select p.id, p.name, p.born_on, p.residence_street as street
  from member m
  join people.brief p on p.district = ${at.district} and p.id = m.id
  left join (${homesOf(at.district, sql`select m.id from member m`)}) h on h.person = p.id
  where p.residence_street is not null and p.born_on < ${at.to}::date
    and p.born_on > (${at.to}::date - 1 - interval '3 years')::date and (p.died_on is null or p.died_on >= ${at.to}::date)
    and coalesce(h.household, p.id) in (select r.family from reached r)`

/**
 * Children in need of a baby room in the stretch: those for whom something came of a wish, a place or nothing. `given` is what the promise was worth to them: as many free sessions as
 * the rule grants, or used, where no wish of theirs went unserved; else no more than they got. `promised` is what the rule grants, one where there is no such rule. A wish is served by another place within a fortnight of it.
 */
export const childrenInNeed = ({ district, from, to }: Stretch): RawBuilder<unknown> => sql`
  select p.id, p.name, ${streetOf('p')} as street, v.places, w.unserved, greatest(a.granted, 1) as promised,
    case when w.unserved > 0 then v.places else greatest(v.places, coalesce(a.granted, 0)) end::int as given
  from (
    select q.person, min(q.service) as service, count(*) filter (where q.place)::int as all_places, count(*) filter (where q.place and q.free)::int as free_places,
      count(*) filter (where q.unserved and not exists (
        select from sessions.booking o where o.district = ${district} and o.person = q.own and o.service = q.service
          and o.state in ('booked', 'attended', 'absent') and o.on_day between q.on_day - 14 and q.on_day + 14))::int as unserved
    from (
      select ${stands('b.person')} as person, b.person as own, b.service, b.on_day, b.free, b.state in ('booked', 'attended', 'absent') as place,
        (${neverServed} or (b.state = 'cancelled' and s.cancelled_at is not null)) as unserved
      from sessions.booking b ${mergedInto('b')}
      join sessions.slot s on s.district = b.district and s.id = b.slot
      join services.listed l on l.district = b.district and l.id = b.service and ${countedAs('baby_room')}
      where b.district = ${district} and b.on_day >= ${from}::date and b.on_day < ${to}::date
    ) q where q.place or q.unserved group by 1
  ) w
  join people.brief p on p.district = ${district} and p.id = w.person and p.residence_street is not null
  left join lateral (
    select max(a.granted) as granted from sessions.allowance a
    where a.district = ${district} and a.service = w.service and a.subject = w.person and a.quota_window = ${from.slice(0, 4)}
  ) a on true
  cross join lateral (select case when a.granted is null then w.all_places else w.free_places end as places) v`
