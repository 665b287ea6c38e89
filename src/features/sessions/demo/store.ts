import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { NewScheduleRow } from '../schedules/store.ts'
import type { NewSlot } from '../slots/store.ts'
import type { Spec } from './specs.ts'

/** A specification with its schedule, its meetings, and how many free sessions the district grants; null where it has no such rule. */
export type Made = { key: string; spec: Spec; row: NewScheduleRow; meetings: NewSlot[]; granted: number | null }

/** A number from 0 to 999 that follows from a word and a text: the same on every machine. */
const dice = (word: string, text: RawBuilder<unknown>) =>
  sql`(('x' || substr(md5(${word}::text || ${text}::text), 1, 7))::bit(28)::int % 1000)`

/** An id that follows from a text, in the shape of every other id. */
const idOf = (text: RawBuilder<unknown>) =>
  sql`overlay(overlay(md5(${text}) placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid`

const marked = '演示'

/** One schedule a facility: of each specification the first facilities of its type that are open, street by street. */
export async function insertSchedules(tx: Tx, made: readonly Made[], until: string): Promise<void> {
  const rows = made.map(({ key, spec, row }) => ({
    ...{
      key,
      type: spec.at.type,
      rooms: spec.at.rooms,
      service: row.service,
      name: `${row.name}（${marked}）`,
      class: row.class,
      channel: row.channel,
    },
    ...{
      rrule: row.rrule,
      starts_on: row.startsOn,
      starts_at: row.startsAt,
      minutes: row.minutes,
      working_days_only: row.workingDaysOnly,
    },
    ...{
      capacity: row.capacity,
      staff: row.staff,
      age_from: row.ageFrom,
      age_to: row.ageTo,
      opens_days: row.opensDays,
      opens_at: row.opensAt,
    },
    ...{ closes_minutes: row.closesMinutes, cancel_minutes: row.cancelMinutes },
  }))
  await sql`
    insert into sessions.schedule (district, id, service, facility, name, room, class, channel, rrule, starts_on, starts_at, minutes, working_days_only, capacity, staff,
      age_from, age_to, opens_days, opens_at, closes_minutes, cancel_minutes, made_until, made_by, made_by_name, known_at)
    select ${tx.district}, ${idOf(sql`${`${tx.district} schedule `}::text || k.key || f.id`)}, k.service, f.id, k.name, '', k.class, k.channel, k.rrule, k.starts_on, k.starts_at,
      k.minutes, k.working_days_only, k.capacity, k.staff, k.age_from, k.age_to, k.opens_days, k.opens_at, k.closes_minutes, k.cancel_minutes, ${until}::date,
      ${marked}, ${marked}, ${tx.now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as k (key text, type text, rooms int, service text, name text, class text, channel text, rrule text, starts_on date,
      starts_at time, minutes int, working_days_only boolean, capacity int, staff int, age_from int, age_to int, opens_days int, opens_at time, closes_minutes int, cancel_minutes int)
    join (
      select f.id, f.type, row_number() over (partition by f.type order by n, f.street, f.id) as rank
      from (
        select f.*, row_number() over (partition by f.type, f.street order by f.id) as n from places.listed f
        where f.district = ${tx.district} and f.opened_on <= ${tx.today}::date and (f.closed_on is null or f.closed_on > ${tx.today}::date + 60)
      ) f
    ) f on f.type = k.type and f.rank <= k.rooms
    on conflict do nothing`.execute(tx.db)
}

/** The slots of the schedules: each meeting at every facility, those that are over settled. */
export async function insertSlots(tx: Tx, made: readonly Made[]): Promise<void> {
  const meetings = made.flatMap(({ key, meetings: of }) =>
    of.map((one) => ({
      ...{ key, on_day: one.onDay, starts_at: one.startsAt, ends_at: one.endsAt, opens_at: one.opensAt },
      ...{ closes_at: one.closesAt, cancel_until: one.cancelUntil },
    })),
  )
  await sql`
    insert into sessions.slot (district, id, schedule, service, facility, on_day, starts_at, ends_at, name, room, class, channel, capacity, staff, age_from, age_to, opens_at,
      closes_at, cancel_until, ended_at)
    select c.district, ${idOf(sql`c.id::text || m.on_day`)}, c.id, c.service, c.facility, m.on_day, m.starts_at, m.ends_at, c.name, c.room, c.class, c.channel, c.capacity, c.staff,
      c.age_from, c.age_to, m.opens_at, m.closes_at, m.cancel_until,
      case when m.ends_at <= ${tx.now}::timestamptz then m.ends_at + interval '10 minutes' end
    from sessions.schedule c
    join json_to_recordset(${JSON.stringify(meetings)}::json) as m (key text, on_day date, starts_at timestamptz, ends_at timestamptz, opens_at timestamptz, closes_at timestamptz,
      cancel_until timestamptz) on c.id = ${idOf(sql`${`${tx.district} schedule `}::text || m.key || c.facility`)}
    join places.listed f on f.district = c.district and f.id = c.facility and f.opened_on <= m.on_day
    where c.district = ${tx.district} and c.made_by = ${marked} on conflict do nothing`.execute(tx.db)
}

/** Whoever wishes to come on a day goes to their room, that of their own street if there is one; those whom it has room for get their place, in an order that chance gives. */
export async function insertBookings(tx: Tx, made: readonly Made[]): Promise<void> {
  const kinds = made.map(({ key, spec: { who }, granted }) => {
    const [of, low, high] = who.part
    return {
      key,
      from: who.ages[0],
      to: who.ages[1],
      often: who.often,
      low: (low * 1000) / of,
      high: (high * 1000) / of,
      rush: who.rush ?? null,
      granted,
    }
  })
  const months = (column: string) => sql`make_interval(months => ${sql.ref(column)})`
  await sql`
    insert into sessions.booking (district, id, slot, service, facility, person, on_day, starts_at, ends_at, state, arrival, free, quota_window, allowance_subject, fee_fen, fee_confirmed, channel,
      booked_by, booked_by_name, booked_as, made_at, changed_at)
    with room as materialized (
      select c.id, k.*, row_number() over (partition by k.key order by c.facility) as nth, f.street
      from sessions.schedule c join json_to_recordset(${JSON.stringify(kinds)}::json)
        as k (key text, "from" int, "to" int, often int, low int, high int, rush int, granted int)
        on c.id = ${idOf(sql`${`${tx.district} schedule `}::text || k.key || c.facility`)}
      join places.listed f on f.district = c.district and f.id = c.facility
      where c.district = ${tx.district} and c.made_by = ${marked}
    ), person as materialized (
      select p.id, p.born_on, p.residence_street as street, ${dice('part', sql`p.id`)} as part from people.brief p
      where p.district = ${tx.district} and p.synthetic and p.died_on is null and p.residence_street is not null
    ), favourite as materialized (
      select distinct on (p.id, r.key) p.id as person, p.born_on, r.id as schedule, r.key, r.from, r.to, r.often, r.rush, r.granted
      from room r join person p on p.part >= r.low and p.part < r.high
        and p.born_on <= (${tx.today}::date + 30 - ${months('r.from')})::date and p.born_on > (${tx.today}::date - 90 - ${months('r.to')})::date
      order by p.id, r.key, (r.street = p.street) desc, md5(p.id::text || r.id)
    ), wanted as (
      select v.*, v.often as of_thousand, false as rushed from favourite v
      union all
      select v.person, v.born_on, r.id, v.key, v.from, v.to, v.often, v.rush, v.granted, v.rush, true
      from favourite v join room r on r.key = v.key and r.nth = 1 where v.rush is not null
    ), wish as (
      select s.id as slot, s.service, s.facility, s.on_day, s.starts_at, s.ends_at, s.capacity, v.person, v.granted, md5(v.person::text || s.id) as lot
      from wanted v
      join sessions.slot s on s.district = ${tx.district} and s.schedule = v.schedule
        and v.rushed = (v.rush is not null and s.on_day between ${tx.today}::date + 1 and ${tx.today}::date + 4)
      where v.born_on <= (s.on_day - ${months('v.from')})::date and v.born_on > (s.on_day - ${months('v.to')})::date
        and ${dice('day', sql`(v.person::text || s.on_day || v.key)`)} < v.of_thousand
    ), counted as (
      select w.*, row_number() over (partition by w.person, w.service order by w.starts_at)::int as nth from wish w
    ), ranked as (
      select w.*, row_number() over (partition by w.slot order by w.lot)::int as arrival, count(*) over (partition by w.slot)::int as wishes
      from counted w where w.granted is null or w.nth <= w.granted
    )
    select ${tx.district}, q.id, q.slot, q.service, q.facility, q.person, q.on_day, q.starts_at, q.ends_at, q.state, q.arrival, q.free,
      case when q.free then to_char(q.on_day, 'YYYY') end, case when q.free then q.person end, case when q.granted is null or q.free then 0 end, q.free, q.channel, ${marked}, ${marked},
      case when q.channel = 'online' then 'guardian' else 'officer' end, q.made_at, case when q.is_over then q.ends_at else q.made_at end
    from (
      select w.*, ${idOf(sql`w.slot::text || w.person`)} as id, w.ends_at <= ${tx.now} as is_over,
        w.granted is not null and w.arrival <= w.capacity as free,
        case when w.arrival > w.capacity then case when w.ends_at <= ${tx.now} then 'expired' else 'queued' end
          when w.wishes <= w.capacity and ${dice('gave up', sql`w.lot`)} < 50 then 'cancelled'
          when w.ends_at <= ${tx.now} then case when ${dice('came', sql`w.lot`)} < 90 then 'absent' else 'attended' end
          when w.starts_at <= ${tx.now} and ${dice('came', sql`w.lot`)} < 800 then 'attended'
          else 'booked' end as state,
        case when ${dice('by', sql`w.lot`)} < 620 then 'online' when ${dice('by', sql`w.lot`)} < 850 then 'counter' else 'phone' end as channel,
        least(w.starts_at - make_interval(hours => 20 + ${dice('made', sql`w.lot`)} / 8), ${tx.now}::timestamptz - interval '1 hour') + make_interval(secs => w.arrival) as made_at
      from ranked w
    ) q on conflict do nothing`.execute(tx.db)
  await sql`
    update sessions.booking set free = false, quota_window = null, allowance_subject = null
    where district = ${tx.district} and booked_by = ${marked} and state in ('cancelled', 'expired', 'queued')`.execute(tx.db)
}

/** Every booking's steps, and every slot's numbers of places, turns and arrivals. */
export async function fillQueues(tx: Tx): Promise<void> {
  const step = (state: RawBuilder<unknown>, at: RawBuilder<unknown>) => sql`
    select ${tx.district}, ${idOf(sql`b.id::text || ${state}`)}, b.id, ${state}, ${at}, ${marked}, ${marked}
    from sessions.booking b where b.district = ${tx.district} and b.booked_by = ${marked}`
  const began = sql`case when b.state in ('queued', 'expired') then 'queued' else 'booked' end`
  await sql`
    insert into sessions.booking_step (district, id, booking, state, at, by, by_name)
    ${step(began, sql`b.made_at`)}
    union all ${step(sql`b.state`, sql`b.changed_at`)} and b.state not in ('booked', 'queued')
    on conflict do nothing`.execute(tx.db)
  await sql`
    update sessions.slot s set arrivals = q.arrivals, taken = q.taken, waiting = q.waiting
    from (
      select b.slot, max(b.arrival) as arrivals, count(*) filter (where b.state in ('held', 'booked', 'offered', 'attended', 'absent'))::int as taken,
        count(*) filter (where b.state = 'queued')::int as waiting
      from sessions.booking b where b.district = ${tx.district} and b.booked_by = ${marked} group by 1
    ) q where s.district = ${tx.district} and s.id = q.slot`.execute(tx.db)
}

/** Arrivals and leavings of the last days: whoever is in a room now has arrived. */
export async function recordArrivals(tx: Tx): Promise<void> {
  await sql`
    insert into sessions.attendance (district, id, slot, booking, person, kind, at, device_at, known_at, how, recorded_by, recorded_by_name)
    select b.district, ${idOf(sql`b.id::text || k.kind`)}, b.slot, b.id, b.person, k.kind, k.at, k.at, k.at, 'tap', ${marked}, ${marked}
    from sessions.booking b
    cross join lateral (values ('arrived', b.starts_at + interval '3 minutes'), ('left', b.ends_at)) as k (kind, at)
    where b.district = ${tx.district} and b.booked_by = ${marked} and b.state = 'attended' and b.on_day >= ${tx.today}::date - 7 and k.at <= ${tx.now}
    on conflict do nothing`.execute(tx.db)
}

/** Free sessions as they were used, under the cap the district's rule grants. */
export async function giveAllowances(tx: Tx, made: readonly Made[]): Promise<void> {
  const caps = [...new Map(made.flatMap(({ row, granted }) => (granted === null ? [] : [[row.service, granted] as const])))]
  if (caps.length === 0) return
  await sql`
    insert into sessions.allowance (district, service, subject, quota_window, granted, used, changed_at)
    select b.district, b.service, b.person, b.quota_window, c.granted, count(*)::int, ${tx.now}
    from sessions.booking b
    join unnest(${caps.map(([service]) => service)}::text[], ${caps.map(([, granted]) => granted)}::int[]) as c (service, granted) on c.service = b.service
    where b.district = ${tx.district} and b.booked_by = ${marked} and b.free group by 1, 2, 3, 4, 5 on conflict do nothing`.execute(
    tx.db,
  )
}
