import { type RawBuilder, sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import type { Count, CountedRow, CountQuestion } from '../../../platform/counters/counter.ts'
import type { Database } from '../../../platform/database/connect.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { EnrolmentNumber } from './definitions.ts'

/** A number with what its filter narrows it to. */
export type Asked = Pick<EnrolmentNumber, 'of' | 'base' | 'counts' | 'ageFrom' | 'ageTo'> & {
  service?: string
  scheme?: string
  sex?: string
}

/** Pages of rows behind a number count so far and no further. */
const rowsCountedAtMost = 10_000

type At = Pick<CountQuestion, 'district' | 'from' | 'to'>

/** That a service is the one asked about, or one whose settings say that it counts so. */
function among(column: string, district: string, { service, counts }: Asked): RawBuilder<unknown> {
  if (counts !== undefined)
    return sql`${sql.ref(column)} = any (array (
      select l.id from services.listed l where l.district = ${district} and l.settings ->> 'counts' = ${counts}))`
  return service === undefined ? sql`true` : sql`${sql.ref(column)} = ${service}`
}

/** The person that stands, where `g` is people.merged. */
const stands = (column: string) => sql`(case when g.stands is null then ${sql.ref(column)} else g.stands end)`
const merged = (alias: string) =>
  sql`left join people.merged g on g.district = ${sql.ref(`${alias}.district`)} and g.id = ${sql.ref(`${alias}.person`)}`

/** Persons enrolled on the day before `to`. */
const enrolled = (at: At, asked: Asked, scheme: RawBuilder<unknown>): RawBuilder<unknown> => {
  const day = plusDays(at.to, -1)
  return sql`
    select distinct ${stands('e.person')} as person from services.enrolment e ${merged('e')}
    where e.district = ${at.district} and e.withdrawn_at is null and ${among('e.service', at.district, asked)} and ${scheme}
      and e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to > ${day}::date)`
}

const ofScheme = ({ scheme }: Asked) => (scheme === undefined ? sql`true` : sql`e.scheme = ${scheme}`)

/** Persons entitled on the day. With a scheme: those whom another one does not cover already. */
const entitled = (at: At, asked: Asked): RawBuilder<unknown> => {
  const day = plusDays(at.to, -1)
  const { scheme } = asked
  return sql`
    select distinct t.person from services.entitlement t
    where t.district = ${at.district} and ${among('t.service', at.district, asked)} and t.valid_from <= ${day}::date and (t.valid_to is null or t.valid_to > ${day}::date)
      ${scheme === undefined ? sql`` : sql`and t.person not in (${enrolled(at, asked, sql`e.scheme is not null and e.scheme <> ${scheme}`)})`}`
}

const seenBetween = (at: At, asked: Asked, from: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select distinct ${stands('c.person')} as person from services.enrolment_check c ${merged('c')}
  where c.district = ${at.district} and c.withdrawn_at is null and ${among('c.service', at.district, asked)} and c.on_day >= ${from} and c.on_day < ${at.to}::date`

function personsOf(at: At, asked: Asked): RawBuilder<unknown> {
  if (asked.of === 'enrolled') return enrolled(at, asked, ofScheme(asked))
  if (asked.of === 'entitled') return entitled(at, asked)
  if (asked.of === 'covered') return sql`${enrolled(at, asked, ofScheme(asked))} intersect ${entitled(at, asked)}`
  if (asked.of === 'seen') return seenBetween(at, asked, sql`(${at.to}::date - interval '12 months')::date`)
  if (asked.of === 'visited') return seenBetween(at, asked, sql`${at.from}::date`)
  throw new Error('records are counted, not people')
}

/** Whose street counts: where people live or are registered today; a day gone by is stored as it was counted then. */
const streetOf = ({ base }: Asked): RawBuilder<unknown> => {
  if (base === 'any') return sql`coalesce(b.residence_street, b.registered_street)`
  return base === 'residence' ? sql`b.residence_street` : sql`b.registered_street`
}

/** The people counted, with their street; who is known to live elsewhere is not among them. */
function people(at: At, asked: Asked): RawBuilder<unknown> {
  const day = plusDays(at.to, -1)
  const age = sql`extract(year from age(${day}::timestamp, b.born_on::timestamp))`
  const aged = asked.ageFrom !== undefined || asked.ageTo !== undefined
  const conditions = [
    sql`b.district = ${at.district}`,
    sql`(b.died_on is null or b.died_on > ${day}::date)`,
    ...(asked.sex === undefined ? [] : [sql`b.sex = ${asked.sex}`]),
    ...(asked.ageFrom === undefined ? [] : [sql`(b.born_on is null or ${age} >= ${asked.ageFrom})`]),
    ...(asked.ageTo === undefined ? [] : [sql`(b.born_on is null or ${age} <= ${asked.ageTo})`]),
    ...(asked.of === 'visited' ? [sql`b.born_on >= ${at.from}::date and b.born_on < ${at.to}::date`] : []),
    sql`${streetOf(asked)} is not null`,
  ]
  return sql`
    select b.id, b.name, b.born_on, ${streetOf(asked)} as street, ${aged ? sql`b.born_on is null` : sql`false`} as unsure
    from (${personsOf(at, asked)}) q join people.brief b on b.id = q.person where ${sql.join(conditions, sql` and `)}`
}

/** Records of the period, each with the street of whom it is about. */
const records = (at: At, asked: Asked): RawBuilder<unknown> => sql`
  select c.id, b.name, b.id as person, c.on_day, c.kind, coalesce(b.residence_street, b.registered_street, '') as street
  from services.enrolment_check c ${merged('c')} join people.brief b on b.district = ${at.district} and b.id = ${stands('c.person')}
  where c.district = ${at.district} and c.withdrawn_at is null and ${among('c.service', at.district, asked)} and c.on_day >= ${at.from}::date and c.on_day < ${at.to}::date`

/** By street; `missing` are those whose birth date an age asks for and nobody knows. */
export async function countNumber(db: Database, at: At, asked: Asked): Promise<Count[]> {
  const { rows } =
    asked.of === 'checks'
      ? await sql<Count>`select q.street, count(*) as n, 0 as missing from (${records(at, asked)}) q group by 1`.execute(db)
      : await sql<Count>`
          select q.street, count(*) filter (where not q.unsure) as n, count(*) filter (where q.unsure) as missing from (${people(at, asked)}) q group by 1`.execute(
          db,
        )
  return rows
}

/** What a click on the number opens, as far as the reader may see it. */
export async function listNumber(
  tx: Tx,
  at: At,
  asked: Asked,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: CountedRow[]; total: number }> {
  const isRecords = asked.of === 'checks'
  const counted = isRecords
    ? sql`select r.* from (${records(at, asked)}) r`
    : sql`select p.*, p.id as person from (${people(at, asked)}) p where not p.unsure`
  const { rows } = await sql<{ id: string; name: string; street: string; person: string; on: string | null }>`
    select q.id, q.name, q.street, q.person, ${isRecords ? sql`q.on_day` : sql`q.born_on`} as "on" from (${counted}) q order by q.id offset ${offset} limit ${limit}`.execute(
    tx.db,
  )
  const total = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from (${counted}) q limit ${rowsCountedAtMost}) c`.execute(tx.db)
  return {
    rows: rows.map(({ id, name, street, person, on }) => ({
      ...{ id, title: name, street, href: `/console/${tx.district}/people/${person}` },
      values: { [isRecords ? 'on' : 'bornOn']: on },
    })),
    total: total.rows[0]?.n ?? 0,
  }
}

/** Whether anything that the number is counted from is on record by the end of the period; in a district whose people are a sample nothing is counted. */
export async function hasBegun(db: Database, { district, to }: Pick<At, 'district' | 'to'>, asked: Asked): Promise<boolean> {
  const recorded =
    asked.of === 'entitled'
      ? sql`select from services.entitlement t where t.district = ${district} and ${among('t.service', district, asked)} and t.valid_from < ${to}::date`
      : asked.of === 'enrolled' || asked.of === 'covered'
        ? sql`select from services.enrolment t where t.district = ${district} and ${among('t.service', district, asked)} and t.withdrawn_at is null and t.valid_from < ${to}::date`
        : sql`select from services.enrolment_check t where t.district = ${district} and ${among('t.service', district, asked)} and t.withdrawn_at is null and t.on_day < ${to}::date`
  const { rows } = await sql<{ begun: boolean }>`
    select exists (${recorded}) and not exists (select from platform.setting s where s.district = ${district} and s.key = 'people.register_is_sample') as begun`.execute(
    db,
  )
  return rows[0]?.begun ?? false
}
