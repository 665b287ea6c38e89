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
 * The district's people of all the days in one pass, in classes; with `fact`, those who have it. Of whom no address of the kind was ever known stands under street '':
 * they may belong to the district. Records that others were merged into are not among them: which
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
  const [births, places] = [thresholds.length + 2, days.length + 1]
  // What makes a class in one number, out of a union: of either the server knows no better than that it has few values, so that each process sums up its own
  // share. Of the dates themselves it expects as many classes as there are people, and hands every one of them to a single process.
  const classes = sql<{ street: string; class: number; n: number }>`
    select street, class, count(*)::int as n from (
      select coalesce(a.street, '') as street,
        ((case p.sex when 'female' then 0 when 'male' then 1 else 2 end * ${births}::int
          + case when p.born_on is null then 0 else width_bucket(p.born_on - 1, ${[...thresholds]}::date[]) + 1 end) * ${places}::int
          + coalesce(${before(sql`greatest(a.valid_from, p.born_on, ${since})`)}, 0)) * ${places}::int
          + coalesce(${before(sql`least(a.valid_to, p.died_on, ${until})`)}, ${days.length}::int) as class
      from people.person p
      left join people.address a on a.person = p.id and a.district = ${district} and a.kind = ${base} and a.withdrawn_at is null
      ${facts}
      where p.district = ${district} and p.merged_into is null and p.withdrawn_at is null and (p.born_on is null or p.born_on <= ${last}::date)
        and (p.died_on is null or p.died_on > ${first}::date)
        and case when a.person is null then ${sql.ref(`p.${base}_street`)} is null else a.street is not null and ${during(sql`a.valid_from`, sql`a.valid_to`)} end
        ${question.merged ? sql`and not exists (select from people.merged m where m.district = ${district} and m.stands = p.id)` : sql``}
      union all select '', 0 where false
    ) q group by 1, 2`
  // Of everybody each table is read from end to end, once; those with a fact are few and looked up.
  const { rows } = fact === undefined ? await inOnePass(db, () => classes.execute(db)) : await classes.execute(db)
  return rows.map(({ street, class: code, n }) => {
    const born = Math.floor(code / places / places) % births
    return {
      ...{ street, n, sex: ['female', 'male', 'unknown'][Math.floor(code / places / places / births)] as string },
      ...{ born: born === 0 ? null : born - 1, from: Math.floor(code / places) % places, to: code % places },
    }
  })
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
