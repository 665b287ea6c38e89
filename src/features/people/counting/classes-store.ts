import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../platform/database/connect.ts'
import type { PeopleClass } from './classes.ts'
import { type Base, inOnePass } from './store.ts'

/** For which days, in order, and by whose address; `thresholds` are the birth dates at which an answer changes; `standing`: the records that others were merged into. */
export type ClassQuestion = {
  district: string
  base: Base
  days: readonly string[]
  thresholds: readonly string[]
  standing: readonly string[]
}

/**
 * The district's people of all the days, in classes; with `fact`, those who have it. Where they live now the persons say themselves, so that of the addresses only those
 * are read that ended within the days. Of whom no address of the kind was ever known stands under street '': they may belong to the district. Records that stand
 * for others are not among them: which address of theirs counts is asked day by day.
 */
export async function classesOf(db: Database, question: ClassQuestion, fact?: string): Promise<PeopleClass[]> {
  const { district, base, days, thresholds } = question
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const facts = fact === undefined ? sql`` : holding(district, fact, { first, last })
  const [since, until] = fact === undefined ? [sql`null::date`, sql`null::date`] : [sql`lower(f.during)`, sql`upper(f.during)`]
  // How many of the days lie before a date: from its day on, or until the day before it.
  const before = (date: RawBuilder<unknown>) => sql`width_bucket(${date} - 1, ${[...days]}::date[])`
  const [births, places] = [thresholds.length + 2, days.length + 1]
  // What makes a class in one number: of it the server knows no better than that it has few values, so that each process sums up its own share. Of the dates
  // themselves it expects as many classes as there are people, and hands every one of them to a single process.
  const classed = (street: RawBuilder<unknown>, from: RawBuilder<unknown>, to: RawBuilder<unknown>) => sql`
    ${street} as street,
    ((case p.sex when 'female' then 0 when 'male' then 1 else 2 end * ${births}::int
      + case when p.born_on is null then 0 else width_bucket(p.born_on - 1, ${[...thresholds]}::date[]) + 1 end) * ${places}::int
      + coalesce(${before(sql`greatest(${from}, p.born_on, ${since})`)}, 0)) * ${places}::int
      + coalesce(${before(sql`least(${to}, p.died_on, ${until})`)}, ${days.length}::int) as class`
  const counted = sql`
    p.district = ${district} and p.merged_into is null and p.withdrawn_at is null and (p.born_on is null or p.born_on <= ${last}::date)
    and (p.died_on is null or p.died_on > ${first}::date)
    and p.id <> all(${[...question.standing]}::uuid[])`
  const [placeNow, placeSince] = [sql.ref(`p.${base}_street`), sql.ref(`p.${base}_since`)]
  const addresses = sql`a.district = ${district} and a.kind = ${base} and a.withdrawn_at is null`
  const settled = sql`
    select ${classed(placeNow, placeSince, sql`null::date`)} from people.person p ${facts}
    where ${counted} and ${placeNow} is not null and ${placeSince} <= ${last}::date`
  const movedOn = sql`
    select ${classed(sql`a.street`, sql`a.valid_from`, sql`a.valid_to`)} from people.address a join people.person p on p.id = a.person ${facts}
    where ${counted} and ${addresses} and a.street is not null and a.valid_from <= ${last}::date and a.valid_to > ${first}::date`
  const nowhere = sql`
    select ${classed(sql`''`, sql`null::date`, sql`null::date`)} from people.person p ${facts}
    where ${counted} and ${placeNow} is null and ${placeSince} is null and not exists (select from people.address a where a.person = p.id and ${addresses})`
  const summed = async (all: RawBuilder<unknown>) =>
    (
      await sql<{ street: string; class: number; n: number }>`
        select street, class, count(*)::int as n from (${all}) q group by 1, 2`.execute(db)
    ).rows
  // Everybody is read from end to end, once; those who moved away, of whom nothing is known, or who have a fact are few and looked up.
  const sumOfSettled = () => summed(sql`${settled} union all select '', 0 where false`)
  const rows = [
    ...(fact === undefined ? await inOnePass(db, sumOfSettled) : await sumOfSettled()),
    ...(await summed(sql`${movedOn} union all ${nowhere}`)),
  ]
  return rows.map(({ street, class: code, n }) => {
    const born = Math.floor(code / places / places) % births
    return {
      ...{ street, n, sex: ['female', 'male', 'unknown'][Math.floor(code / places / places / births)] as string },
      ...{ born: born === 0 ? null : born - 1, from: Math.floor(code / places) % places, to: code % places },
    }
  })
}

/** Of the persons, those with the fact (`name` or `name=value`), each time with the days on which it holds. */
function holding(district: string, fact: string, { first, last }: { first: string; last: string }): RawBuilder<unknown> {
  const [name = '', value = 'true'] = fact.split('=', 2)
  return sql`
    join (
      select person, unnest(range_agg(daterange(valid_from, valid_to))) as during from people.fact
      where district = ${district} and name = ${name} and value = ${value} and withdrawn_at is null
        and valid_from <= ${last}::date and (valid_to is null or valid_to > ${first}::date)
      group by person
    ) f on f.person = p.id`
}

/** The records of the district that stand for others. */
export async function standingForOthers(db: Database, district: string): Promise<string[]> {
  const { rows } = await sql<{ stands: string }>`
    select distinct stands from people.merged where district = ${district}`.execute(db)
  return rows.map(({ stands }) => stands)
}
