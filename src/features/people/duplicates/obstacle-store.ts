import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { sameAs } from '../standing-store.ts'

/** What must be settled before two records can be one: a stable code, and what fills its sentence. */
export type Obstacle = { code: string; details: Record<string, unknown> }

/** What the two records, and those merged into them before, say that cannot both hold of one person. */
export async function obstaclesBetween(tx: Tx, one: string, other: string): Promise<Obstacle[]> {
  const [ones, others] = [sameAs(tx, one), sameAs(tx, other)]
  const { rows: numbers } = await sql<{ kind: string; one: string; other: string }>`
    select i.kind, i.masked as one, j.masked as other from people.identity i
    join people.identity j on j.district = ${tx.district} and j.person in ${others} and j.kind = i.kind and j.blind <> i.blind and j.withdrawn_at is null
    where i.district = ${tx.district} and i.person in ${ones} and i.withdrawn_at is null`.execute(tx.db)
  const { rows: deaths } = await sql<{ one: string; other: string }>`
    select a.died_on as one, b.died_on as other from people.person a
    join people.person b on b.district = ${tx.district} and b.id = ${other} and b.died_on <> a.died_on
    where a.district = ${tx.district} and a.id = ${one}`.execute(tx.db)
  const { rows: related } = await sql<{ kind: string }>`
    select kind from people.relationship
    where district = ${tx.district} and withdrawn_at is null and (valid_to is null or valid_to > ${tx.today}::date)
      and ((person in ${ones} and other in ${others}) or (person in ${others} and other in ${ones}))`.execute(tx.db)
  return [
    ...numbers.map((details) => ({ code: 'merge_numbers_differ', details })),
    ...deaths.map((details) => ({ code: 'merge_deaths_differ', details })),
    ...related.slice(0, 1).map((details) => ({ code: 'merge_related', details })),
  ]
}

/** How many rows of each kind stand about a person. */
export async function dependsOn(tx: Tx, person: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ what: string; n: number }>`
    select what, n::int from (
      select 'identity' as what, count(*) as n from people.identity where district = ${tx.district} and person = ${person} and withdrawn_at is null
      union all select 'address', count(*) from people.address where district = ${tx.district} and person = ${person} and withdrawn_at is null
      union all select 'fact', count(*) from people.fact where district = ${tx.district} and person = ${person} and withdrawn_at is null
      union all select 'household', count(*) from people.household_member where district = ${tx.district} and person = ${person} and withdrawn_at is null
      union all select 'relationship', count(*) from people.relationship
        where district = ${tx.district} and (person = ${person} or other = ${person}) and withdrawn_at is null
      union all select 'life_event', count(*) from people.life_event where district = ${tx.district} and person = ${person} and undone_at is null
      union all select 'card', count(*) from people.card where district = ${tx.district} and person = ${person} and revoked_at is null
      union all select 'consent', count(*) from people.consent where district = ${tx.district} and person = ${person} and withdrawn_on is null
      union all select 'correction', count(*) from people.correction where district = ${tx.district} and person = ${person}
    ) counted`.execute(tx.db)
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]))
}
