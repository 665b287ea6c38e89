import { type RawBuilder, sql } from 'kysely'
import type { CountedRow, CountQuestion } from '../../../platform/counters/counter.ts'
import type { Database } from '../../../platform/database/connect.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Consultation, ConsultationCount, ConsultationQuery, NewConsultation } from './contract.ts'

export async function insertConsultation(tx: Tx, row: NewConsultation & { street: string | null }): Promise<string> {
  const id = newId()
  await sql`
    insert into services.consultation (district, id, person, adviser, adviser_name, channel, on_day, at, street, asked, services, note)
    values (${tx.district}, ${id}, ${row.person}, ${tx.actor.id}, ${tx.actor.name}, ${row.channel}, ${tx.today}::date, ${tx.now}, ${row.street},
      ${row.asked}::text[], ${row.services}::text[], ${row.note === '' ? null : row.note})`.execute(tx.db)
  return id
}

/** `named`: the services that the words name. */
type Asked = Pick<ConsultationQuery, 'from' | 'to' | 'channel' | 'words'> & { streets: string[] | undefined; named: string[] }

const wanted = (tx: Tx, { from, to, channel, streets, words, named }: Asked): RawBuilder<unknown> => sql`
  c.district = ${tx.district} ${from ? sql`and c.on_day >= ${from}::date` : sql``} ${to ? sql`and c.on_day < ${to}::date` : sql``}
  ${channel ? sql`and c.channel = ${channel}` : sql``} ${streets ? sql`and c.street = any (${streets}::text[])` : sql``}
  ${words ? sql`and (${holding(sql`p.name`, words)} or ${holding(sql`c.adviser_name`, words)} or ${holding(sql`c.note`, words)} or c.services && ${named}::text[])` : sql``}`

const holding = (text: RawBuilder<unknown>, words: string) =>
  sql`coalesce(position(lower(${words}) in lower(${text})) > 0, false)`

/** Whom a consultation was about, where the reader may see them. */
const about = sql`
  left join people.merged g on g.district = c.district and g.id = c.person
  left join people.brief p on p.district = c.district and p.id = coalesce(g.stands, c.person)`

/** Consultations, newest first. Whom one may not see stands there without a name. */
export async function consultationsOf(
  tx: Tx,
  { before, limit, ...asked }: Asked & { before?: string | undefined; limit: number },
): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select c.id, c.on_day as "on", c.channel, c.adviser_name as "adviserName", c.note, c.street, a.name as "streetName", p.id as person, p.name as "personName",
      c.asked, c.services
    from services.consultation c ${about}
    left join platform.area a on a.district = c.district and a.code = c.street
    where ${wanted(tx, asked)} ${before ? sql`and c.id < ${before}::uuid` : sql``} order by c.id desc limit ${limit}`.execute(
    tx.db,
  )
  return rows
}

/** How many in each month, by street, the newest month first. */
export async function monthsOf(tx: Tx, asked: Asked): Promise<ConsultationCount[]> {
  const { rows } = await sql<ConsultationCount>`
    select to_char(c.on_day, 'YYYY-MM') as month, c.street, a.name as "streetName", count(*)::int as n
    from services.consultation c ${asked.words ? about : sql``} left join platform.area a on a.district = c.district and a.code = c.street
    where ${wanted(tx, asked)} group by 1, 2, 3 order by 1 desc, 2 limit 500`.execute(tx.db)
  return rows
}

/** Consultations about one person, for the person and those who stand for them. */
export async function consultationsAbout(tx: Tx, person: string) {
  const { rows } = await sql<{ on: string; channel: string; adviserName: string; services: string[]; note: string | null }>`
    select c.on_day as "on", c.channel, c.adviser_name as "adviserName", c.services, c.note from services.consultation c
    where c.district = ${tx.district} and c.person = any (${themselves(tx, person)}) order by c.id desc`.execute(tx.db)
  return rows
}

/** The consultations stay as counted; whom they were about does not. */
export async function forgetPerson(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update services.consultation set person = null, note = null where district = ${tx.district} and person = any (${themselves(tx, person)})`.execute(
    tx.db,
  )
  return Number(numAffectedRows ?? 0)
}

/** A record and those merged into it. */
export const themselves = (tx: Tx, person: string): RawBuilder<unknown> => sql`
  array (select ${person}::uuid union all select g.id from people.merged g where g.district = ${tx.district} and g.stands = ${person}::uuid)`

const heldIn = ({ district, from, to, filter }: CountQuestion): RawBuilder<unknown> => sql`
  c.district = ${district} and c.on_day >= ${from}::date and c.on_day < ${to}::date ${filter.channel ? sql`and c.channel = ${filter.channel}` : sql``}`

export async function countConsultations(db: Database, question: CountQuestion) {
  const { rows } = await sql<{ street: string; n: number; missing: number }>`
    select coalesce(c.street, '') as street, count(*)::int as n, 0 as missing from services.consultation c where ${heldIn(question)} group by 1`.execute(
    db,
  )
  return rows
}

export async function anyConsultation(db: Database, { district, to }: CountQuestion): Promise<boolean> {
  const { rows } =
    await sql`select 1 from services.consultation c where c.district = ${district} and c.on_day < ${to}::date limit 1`.execute(db)
  return rows.length > 0
}

/** The rows behind the number: when, how and by whom, not about whom. */
export async function listConsultationRows(
  tx: Tx,
  question: CountQuestion,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: CountedRow[]; total: number }> {
  const { rows } = await sql<{ id: string; title: string; street: string; on: string; channel: string; total: number }>`
    select c.id, c.adviser_name as title, coalesce(c.street, '') as street, c.on_day as "on", c.channel, count(*) over ()::int as total
    from services.consultation c where ${heldIn(question)} order by c.id offset ${offset} limit ${limit}`.execute(tx.db)
  return {
    rows: rows.map(({ id, title, street, on, channel }) => ({ id, title, street, href: null, values: { on, channel } })),
    total: rows[0]?.total ?? 0,
  }
}
