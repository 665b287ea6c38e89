import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../platform/database/connect.ts'
import type { PeopleClass } from './classes.ts'
import { type Base, inOnePass } from './store.ts'

/** For which days, in order, and by whose address; `thresholds` are the birth dates at which an answer changes; `merged`: whether any record stands for another. */
export type ClassQuestion = {
  district: string
  base: Base
  days: readonly string[]
  thresholds: readonly string[]
  merged: boolean
}

/**
 * The district's people of all the days in one pass, in classes; with `fact`, those who have it. Records that others were merged into are not among them: which
 * address of theirs counts is asked day by day.
 */
export async function classesOf(db: Database, question: ClassQuestion, fact?: string): Promise<PeopleClass[]> {
  const { district, base, days, thresholds } = question
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const during = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) =>
    sql`${from} <= ${last}::date and (${to} is null or ${to} > ${first}::date)`
  const facts = fact === undefined ? sql`` : holding(district, fact, during)
  const [since, until] = fact === undefined ? [sql`null::date`, sql`null::date`] : [sql`lower(f.during)`, sql`upper(f.during)`]
  // How many of the days lie before a date: from its day on, or until the day before it.
  const before = (date: RawBuilder<unknown>) => sql`width_bucket(${date} - 1, ${[...days]}::date[])`
  const inClasses = (people: RawBuilder<unknown>) => sql<PeopleClass>`
    select street, sex, case when born_on is not null then width_bucket(born_on - 1, ${[...thresholds]}::date[]) end as born,
      coalesce(${before(sql`since`)}, 0) as from, coalesce(${before(sql`until`)}, ${days.length}) as to, count(*)::int as n
    from (${people}) q group by 1, 2, 3, 4, 5`
  const alive = sql`p.district = ${district} and p.merged_into is null and p.withdrawn_at is null and (p.born_on is null or p.born_on <= ${last}::date)
    and (p.died_on is null or p.died_on > ${first}::date)
    ${question.merged ? sql`and not exists (select from people.merged m where m.district = ${district} and m.stands = p.id)` : sql``}`
  const placed = inClasses(sql`
    select a.street, p.sex, p.born_on, greatest(a.valid_from, p.born_on, ${since}) as since, least(a.valid_to, p.died_on, ${until}) as until
    from people.person p
    join people.address a on a.person = p.id and a.district = ${district} and a.kind = ${base} and a.withdrawn_at is null and a.street is not null
      and ${during(sql`a.valid_from`, sql`a.valid_to`)}
    ${facts}
    where ${alive}`)
  // Of whom no address of the kind was ever known: they may belong to the district, under no street.
  const placeless = inClasses(sql`
    select '' as street, p.sex, p.born_on, greatest(p.born_on, ${since}) as since, least(p.died_on, ${until}) as until
    from people.person p ${facts}
    where ${alive} and ${sql.ref(`p.${base}_street`)} is null and not exists (
      select from people.address ever where ever.district = ${district} and ever.person = p.id and ever.kind = ${base} and ever.withdrawn_at is null)`)
  // Of everybody each table is read from end to end, once; those with a fact, and those without a place, are few and looked up.
  const some = fact === undefined ? await inOnePass(db, () => placed.execute(db)) : await placed.execute(db)
  return [...some.rows, ...(await lookedUp(db, () => placeless.execute(db))).rows]
}

/** For few among many: each is looked up by its index, instead of reading everybody's rows to find theirs. Settings hold for this statement only. */
async function lookedUp<T>(db: Database, count: () => Promise<T>): Promise<T> {
  await sql`set local enable_hashjoin = off; set local enable_mergejoin = off`.execute(db)
  const answer = await count()
  await sql`set local enable_hashjoin = on; set local enable_mergejoin = on`.execute(db)
  return answer
}

/** Of the persons, those with the fact (`name` or `name=value`), each time with the days on which it holds. */
function holding(
  district: string,
  fact: string,
  during: (from: RawBuilder<unknown>, to: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const [name = '', value = 'true'] = fact.split('=', 2)
  return sql`
    join (
      select person, unnest(range_agg(daterange(valid_from, valid_to))) as during from people.fact
      where district = ${district} and name = ${name} and value = ${value} and withdrawn_at is null and ${during(sql`valid_from`, sql`valid_to`)}
      group by person
    ) f on f.person = p.id`
}

/** Whether any record of the district stands for another. */
export async function anyMerged(db: Database, district: string): Promise<boolean> {
  return (await sql`select from people.merged where district = ${district} limit 1`.execute(db)).rows.length > 0
}
