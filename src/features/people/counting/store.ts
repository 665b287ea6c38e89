import { type RawBuilder, sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import type { Count, CountedRow, CountQuestion } from '../../../platform/counters/counter.ts'
import type { Database } from '../../../platform/database/connect.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { bornBy } from '../ages.ts'

/** Whose address makes somebody count: where they live (常住), or where they are registered (户籍). */
export type Base = 'residence' | 'registered'

/** Who is counted among them: completed years from `ageFrom` to `ageTo` (both included), a sex, a fact that holds on the day (`name` or `name=value`). */
export type Who = { ageFrom?: number; ageTo?: number; sex?: string; fact?: string }

/** One number: of which people, on the day before `to`. */
export type PeopleQuestion = { base: Base; who: Who }

/** Pages of rows behind a number count so far and no further: nobody turns ten thousand pages. */
const rowsCountedAtMost = 10_000

/**
 * Counts many numbers of one day and one base in one pass over the persons. A street's `missing` are those whose birth date is not known where an age is asked; under
 * street '' stand those who may belong to the district, since no address of the kind was ever recorded for them.
 */
export async function countPeople(
  db: Database,
  at: Pick<CountQuestion, 'district' | 'to'>,
  base: Base,
  asked: readonly Who[],
  of?: readonly string[],
): Promise<Count[][]> {
  const day = plusDays(at.to, -1)
  const columns = asked.flatMap((who, index) => {
    const [is, unsure] = [isWho(who, at.district, day), unsureOf(who)]
    return [
      sql`count(*) filter (where q.street is not null and ${is}) as ${sql.ref(`n${index}`)}`,
      sql`count(*) filter (where (q.street is not null and ${unsure}) or (q.street is null and (${is} or ${unsure}))) as ${sql.ref(`m${index}`)}`,
    ]
  })
  const them = of ? sql`p.id = any(${[...of]}::uuid[])` : sql`true`
  const numbers = sql<Record<string, number> & { street: string }>`
    select coalesce(q.street, '') as street, ${sql.join(columns)} from (${peopleOn(at.district, day, base, them)}) q group by 1`
  const how = of ? lookedUp : inOnePass
  const { rows } = await how(db, () => numbers.execute(db))
  return asked.map((_, index) =>
    rows.map((row) => ({ street: row.street, n: row[`n${index}`] as number, missing: row[`m${index}`] as number })),
  )
}

/**
 * A count reads every person and address, each table once from end to end: looking them up in the order of an index costs several times that. Settings hold for this
 * statement only.
 */
export async function inOnePass<T>(db: Database, count: () => Promise<T>): Promise<T> {
  const off = ['enable_nestloop', 'enable_sort', 'enable_indexscan', 'enable_bitmapscan']
  await sql
    .raw(
      `${off.map((name) => `set local ${name} = off`).join('; ')}; set local work_mem = '64MB'; set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0`,
    )
    .execute(db)
  const answer = await count()
  await sql
    .raw(`${off.map((name) => `set local ${name} = on`).join('; ')}; set local work_mem to default;
    set local parallel_setup_cost to default; set local parallel_tuple_cost to default`)
    .execute(db)
  return answer
}

/** For few among many: each is looked up by an index, instead of reading everybody's rows to find theirs. The setting holds for this statement only. */
async function lookedUp<T>(db: Database, count: () => Promise<T>): Promise<T> {
  await sql`set local enable_seqscan = off`.execute(db)
  const answer = await count()
  await sql`set local enable_seqscan = on`.execute(db)
  return answer
}

/**
 * Persons alive on the day, with the street of their address of that day; street null: none was ever known. Whose address lies outside the district on the day, or was
 * first known later, does not belong to it. `them`: which of the persons `p`. A merged record's address counts for the record that stands, where that has none of its own.
 */
function peopleOn(district: string, day: string, base: Base, them: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  const holds = sql`a.district = ${district} and a.kind = ${base} and a.withdrawn_at is null and a.valid_from <= ${day}::date
    and (a.valid_to is null or a.valid_to > ${day}::date)`
  const street = sql.ref(`p.${base}_street`)
  return sql`
    select p.id, p.name, p.born_on, p.sex, p.residence_committee, p.registered_committee, coalesce(a.street, g.street) as street
    from people.person p
    left join people.address a on a.person = p.id and ${holds}
    left join (
      select distinct on (m.stands) m.stands, a.street, true as known from people.merged m
      join people.address a on a.person = m.id and ${holds}
      where m.district = ${district} order by m.stands, a.valid_from desc, a.id
    ) g on a.person is null and g.stands = p.id
    where p.district = ${district} and ${them} and p.merged_into is null and p.withdrawn_at is null
      and (p.born_on is null or p.born_on <= ${day}::date) and (p.died_on is null or p.died_on > ${day}::date)
      and (a.street is not null or g.street is not null or (a.person is null and g.known is null and ${street} is null
        and not exists (
          select from people.address ever where ever.district = ${district} and ever.person = p.id and ever.kind = ${base} and ever.withdrawn_at is null)))`
}

function isWho({ ageFrom, ageTo, sex, fact }: Who, district: string, day: string): RawBuilder<unknown> {
  const [name = '', value = 'true'] = (fact ?? '').split('=', 2)
  const conditions = [
    sql`true`,
    ...(ageFrom === undefined ? [] : [sql`q.born_on <= ${bornBy(ageFrom, day)}::date`]),
    ...(ageTo === undefined ? [] : [sql`q.born_on > ${bornBy(ageTo + 1, day)}::date`]),
    ...(sex === undefined ? [] : [sql`q.sex = ${sex}`]),
    ...(fact === undefined
      ? []
      : [
          sql`q.id in (
            select coalesce(g.stands, f.person) from people.fact f
            left join people.merged g on g.district = f.district and g.id = f.person
            where f.district = ${district} and f.name = ${name} and f.value = ${value} and f.withdrawn_at is null
              and f.valid_from <= ${day}::date and (f.valid_to is null or f.valid_to > ${day}::date))`,
        ]),
  ]
  return sql`(${sql.join(conditions, sql` and `)})`
}

const unsureOf = ({ ageFrom, ageTo }: Who) => (ageFrom === undefined && ageTo === undefined ? sql`false` : sql`q.born_on is null`)

/** The persons behind a number, as far as the reader may see them. */
export async function listPeople(
  tx: Tx,
  { base, who }: PeopleQuestion,
  { to }: Pick<CountQuestion, 'to'>,
  page: { offset: number; limit: number },
): Promise<{ rows: CountedRow[]; total: number }> {
  const day = plusDays(to, -1)
  const counted = sql`select q.* from (${peopleOn(tx.district, day, base)}) q where q.street is not null and ${isWho(who, tx.district, day)}`
  return await pageOf(tx, counted, page)
}

/** Children born in the period who lived in the district when it ended (else when they were first known to live there); `street` null: where is not known. */
function bornIn(district: string, from: string, to: string): RawBuilder<unknown> {
  return sql`
    select p.id, p.name, p.born_on, p.residence_committee, lived.street
    from people.person p
    left join lateral (
      select a.street, a.outside from people.address a
      where a.district = ${district} and a.person = p.id and a.kind = 'residence' and a.withdrawn_at is null
      order by (a.valid_from < ${to}::date) desc, case when a.valid_from < ${to}::date then a.valid_from end desc, a.valid_from limit 1
    ) lived on true
    where p.district = ${district} and p.merged_into is null and p.withdrawn_at is null and p.born_on >= ${from}::date and p.born_on < ${to}::date
      and lived.outside is null`
}

/** Newborns by street; `missing` under '' are those whose residence is not known. */
export async function countBirths(db: Database, { district, from, to }: CountQuestion): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select coalesce(street, '') as street, count(street) as n, count(*) filter (where street is null) as missing
    from (${bornIn(district, from, to)}) q group by 1`.execute(db)
  return rows
}

export async function listBirths(tx: Tx, { from, to }: CountQuestion, page: { offset: number; limit: number }) {
  return await pageOf(tx, sql`select q.* from (${bornIn(tx.district, from, to)}) q where q.street is not null`, page)
}

async function pageOf(
  tx: Tx,
  counted: RawBuilder<unknown>,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: CountedRow[]; total: number }> {
  const { rows } = await sql<{ id: string; name: string; street: string; bornOn: string | null; committee: string | null }>`
    select q.id, q.name, q.street, q.born_on as "bornOn", area.name as committee from (${counted} order by q.id offset ${offset} limit ${limit}) q
    left join platform.area area on area.district = ${tx.district} and area.code = q.residence_committee order by q.id`.execute(
    tx.db,
  )
  const total = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from (${counted}) q limit ${rowsCountedAtMost}) counted`.execute(tx.db)
  return {
    rows: rows.map(({ id, name, street, bornOn, committee }) => ({
      ...{ id, title: name, street, href: `/console/${tx.district}/people/${id}`, values: { bornOn, committee } },
    })),
    total: total.rows[0]?.n ?? 0,
  }
}

/** The setting of a district whose register of people is a sample, as in the demonstration: it shows what people look like, not how many they are. */
export const sampleSetting = 'people.register_is_sample'

const whole = (district: string) => sql`not exists (
  select from platform.setting where district = ${district} and key = ${sampleSetting})`

/** Whether anybody is on record by the day: a district whose people were never brought in, or only a sample of them, has no numbers, which is not 0. */
export async function anybody(db: Database, district: string): Promise<boolean> {
  const { rows } = await sql`select 1 from people.person where district = ${district} and ${whole(district)} limit 1`.execute(db)
  return rows.length > 0
}

/** Whether the fact was ever recorded of anybody, and the register is whole. */
export async function anyFact(db: Database, district: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from people.fact where district = ${district} and name = ${name} and ${whole(district)} limit 1`.execute(db)
  return rows.length > 0
}

export type GapRow = { street: string; birth: number; place: number; committee: number }

/** Living persons by street who lack a birth date, a residence, or the committee they live in: found by an index of their own. */
export async function gapsByStreet(tx: Tx): Promise<GapRow[]> {
  const { rows } = await sql<GapRow>`
    select coalesce(p.residence_street, p.registered_street, '') as street, count(*) filter (where p.born_on is null)::int as birth,
      count(*) filter (where p.residence_street is null)::int as place,
      count(*) filter (where p.residence_street is not null and p.residence_committee is null)::int as committee
    from people.person p
    where p.district = ${tx.district} and p.merged_into is null and p.withdrawn_at is null and p.died_on is null
      and (p.born_on is null or p.residence_street is null or p.residence_committee is null)
      and not exists (
        select from people.address a where a.district = ${tx.district} and a.person = p.id and a.kind = 'residence' and a.withdrawn_at is null
          and a.valid_to is null and a.outside is not null)
    group by 1 order by 1`.execute(tx.db)
  return rows
}
