import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** A number from 0 to 999 that follows from an id and a word: the same on every machine. */
const dice = (word: string, id: RawBuilder<unknown>) =>
  sql`(('x' || substr(md5(${word}::text || ${id}::text), 1, 7))::bit(28)::int % 1000)`

/** An id that follows from a text, in the shape of every other id. */
const idOf = (text: RawBuilder<unknown>) =>
  sql`overlay(overlay(md5(${text}) placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid`

/** Makes some of a service's entitled, made-up people its enrolled: `share` of a thousand, since some time in the last years, and some of them seen in the last months. */
export async function enrolSome(
  tx: Tx,
  it: { service: string; share: number; months: number | null; check: string | null },
): Promise<void> {
  const person = sql.ref('t.person')
  const since = sql`greatest(b.born_on + 3, ${tx.today}::date - 30 - ${dice(`${it.service} since`, person)})`
  const term = it.months === null ? sql`null::date` : sql`(${since} + make_interval(months => ${it.months}::int + 12 * 2))::date`
  await sql`
    insert into services.enrolment (district, id, service, person, valid_from, valid_to, planned_to, source, document, known_at, recorded_by, recorded_by_name)
    select ${tx.district}, ${idOf(sql`${`${tx.district} ${it.service}`}::text || t.person`)}, t.service, t.person, ${since}, ${term}, ${term}, '演示', '演示名单', ${tx.now},
      '演示', '演示'
    from services.entitlement t join people.brief b on b.district = ${tx.district} and b.id = t.person
    where t.district = ${tx.district} and t.service = ${it.service} and t.valid_to is null and b.synthetic and b.born_on < ${tx.today}::date - 4
      and ${dice(it.service, person)} < ${it.share}
    order by t.person limit 400 on conflict do nothing`.execute(tx.db)
  if (it.check === null) return
  const enrolled = sql.ref('e.person')
  await sql`
    insert into services.enrolment_check (district, id, service, person, enrolment, kind, on_day, source, known_at, recorded_by, recorded_by_name)
    select ${tx.district}, ${idOf(sql`'check ' || e.id`)}, e.service, e.person, e.id, ${it.check}, greatest(e.valid_from, ${tx.today}::date - 1 - ${dice('checked', enrolled)} / 2),
      '演示', ${tx.now}, '演示', '演示'
    from services.enrolment e where e.district = ${tx.district} and e.service = ${it.service} and e.source = '演示' and ${dice('seen', enrolled)} < 780
    on conflict do nothing`.execute(tx.db)
}

/** Records most steps of the child health schedule that made-up children have come to. */
export async function stepSome(
  tx: Tx,
  it: { service: string; step: string; kind: string; months: number; days: number },
): Promise<void> {
  const day = sql`(b.born_on + make_interval(months => ${it.months}::int, days => ${it.days}::int))::date`
  await sql`
    insert into services.enrolment_check (district, id, service, person, kind, step, on_day, source, known_at, recorded_by, recorded_by_name)
    select ${tx.district}, ${idOf(sql`${it.step}::text || ${it.service}::text || b.id`)}, ${it.service}, b.id, ${it.kind}, ${it.step}, ${day} + 2, '演示', ${tx.now}, '演示', '演示'
    from people.brief b
    where b.district = ${tx.district} and b.synthetic and b.died_on is null and b.residence_street is not null
      and b.born_on > (${tx.today}::date - interval '7 years')::date and ${day} + 2 <= ${tx.today}::date and ${dice(it.step, sql.ref('b.id'))} < 930
    on conflict do nothing`.execute(tx.db)
}
