import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { bornBy } from '../ages.ts'
import { standing } from '../standing-store.ts'

/** A value that follows from the living household; `value` as facts are kept. */
export type Derived = { name: string; value: string; validFrom: string }

/**
 * Households that live together on a day, each with how many it has: `n` people, `young` of them under 60, `unsure` whose birth date is not known or whom the
 * reader may not see. With an unsure member nothing follows about the household.
 */
function households(tx: Tx, on: string, only: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  return sql`
    select m.household, array_agg(distinct coalesce(g.stands, m.person)) as members,
      count(distinct coalesce(g.stands, m.person)) as n,
      count(distinct p.id) filter (where p.born_on > ${bornBy(60, on)}::date) as young,
      count(*) filter (where p.id is null or p.born_on is null) as unsure,
      count(*) filter (where p.id is null) as hidden,
      max(m.valid_from) as since
    from people.household_member m
    join people.household h on h.district = m.district and h.id = m.household and h.kind = 'living' and (h.ended_on is null or h.ended_on > ${on}::date)
    left join people.merged g on g.district = m.district and g.id = m.person
    left join people.person p on p.district = m.district and p.id = ${standing('m.person')}
    where m.district = ${tx.district} and m.withdrawn_at is null and m.valid_from <= ${on}::date and (m.valid_to is null or m.valid_to > ${on}::date)
      and (p.id is null or (p.withdrawn_at is null and (p.died_on is null or p.died_on > ${on}::date))) and ${only}
    group by m.household`
}

/** `(id, n, young, unsure, hidden, since)` for everybody who lives in a known household: somebody of two counts in the one they joined last. */
export function livingTogether(tx: Tx, on: string, only?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select distinct on (member.id) member.id, h.n, h.young, h.unsure, h.hidden, h.since
    from (${households(tx, on, only)}) h cross join lateral unnest(h.members) as member (id)
    order by member.id, h.since desc`
}

/** What follows for one person today. */
export async function derivedAbout(tx: Tx, person: string): Promise<Derived[]> {
  // As an array the planner knows it for a few households, and looks each up by its key instead of reading a district's.
  const theirs = sql`m.household = any (array (
    select household from people.household_member where district = ${tx.district} and person = ${person} and withdrawn_at is null))`
  const { rows } = await sql<{ n: number; young: number; unsure: number; hidden: number; since: string }>`
    select t.* from (${livingTogether(tx, tx.today, theirs)}) t where t.id = ${person}`.execute(tx.db)
  const [lives] = rows
  if (!lives) return []
  const sure = lives.unsure === 0
  return [
    ...(lives.hidden === 0 ? [{ name: '同住人数', value: String(lives.n) }] : []),
    ...(sure ? [{ name: '同住60岁以下人数', value: String(lives.young) }] : []),
    ...(lives.n === 1 && lives.hidden === 0 ? [{ name: '独居', value: 'true' }] : []),
    ...(sure && lives.young === 0 ? [{ name: '纯老家庭', value: 'true' }] : []),
  ].map((one) => ({ ...one, validFrom: lives.since }))
}
