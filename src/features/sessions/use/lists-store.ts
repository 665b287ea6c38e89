import { type RawBuilder, sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { countsForFloor } from '../counting/floor-store.ts'
import { families, homes, homesOf, membersOf } from '../counting/reach-store.ts'
import { countedAs, mergedInto, stands, streetOf } from '../counting/rows-store.ts'

type Page = { after?: string | undefined; limit: number }

const inStreet = (alias: string, street: string | undefined): RawBuilder<unknown> =>
  street === undefined ? sql`true` : sql`${streetOf(alias)} = ${street}`

/** Which children: who had none of the services, and are of an age in completed months, half-open. */
export type ChildQuestion = { services: readonly string[]; street?: string | undefined; from: number; to: number }

/** Children who are so many months old today, live here and had no session of the services this year, as far as the reader sees them; the oldest first. */
const without = (tx: Tx, { services, street, from, to }: ChildQuestion) => sql`
  select p.id, p.born_on, exists (
      select from sessions.booking b ${mergedInto('b')}
      where b.district = p.district and ${stands('b.person')} = p.id and b.service = any (${[...services]}::text[]) and b.on_day >= ${yearOf(tx)}::date and b.state <> 'cancelled'
    ) as asked
  from people.brief p
  where p.district = ${tx.district} and p.residence_street is not null and p.died_on is null and ${inStreet('p', street)}
    and p.born_on <= (${tx.today}::date - make_interval(months => ${from}::int))::date and p.born_on > (${tx.today}::date - make_interval(months => ${to}::int))::date
    and not exists (
      select from sessions.booking b ${mergedInto('b')}
      where b.district = p.district and ${stands('b.person')} = p.id and b.service = any (${[...services]}::text[]) and b.on_day >= ${yearOf(tx)}::date and b.state = 'attended')`

const yearOf = (tx: Tx): string => `${tx.today.slice(0, 4)}-01-01`

/** A page of them: `after` is the birth date and id of the last one shown. */
export async function childrenWithout(
  tx: Tx,
  asked: ChildQuestion,
  { after, limit }: Page,
): Promise<{ rows: { id: string; bornOn: string; asked: boolean }[]; total: number }> {
  const [bornOn = '0001-01-01', id = ''] = after?.split(' ') ?? []
  const next = after === undefined ? sql`true` : sql`(q.born_on, q.id) > (${bornOn}::date, ${id}::uuid)`
  const { rows } = await sql<{ id: string; bornOn: string; asked: boolean }>`
    select q.id, q.born_on as "bornOn", q.asked from (${without(tx, asked)}) q where ${next} order by q.born_on, q.id limit ${limit}`.execute(
    tx.db,
  )
  const total = await sql<{ n: number }>`select count(*)::int as n from (${without(tx, asked)}) q`.execute(tx.db)
  return { rows, total: total.rows[0]?.n ?? 0 }
}

/** Which families: below how many contacts, those who asked or all. */
export type FamilyQuestion = {
  atLeast: number
  who: 'asked' | 'all'
  street?: string | undefined
}

/** Families of children under three whom the reader sees, with fewer contacts this year than asked for: (family, street, contacts, asked). */
const below = (tx: Tx, { atLeast, who, street }: FamilyQuestion) => {
  const those = who === 'all' ? sql`true` : sql`p.id in (${membersOf(tx.district, sql`select a.family from asking a`)})`
  return sql`
  with asking as materialized (${contactsThisYear(tx)}), child as materialized (
    select p.id, ${streetOf('p')} as street from people.brief p
    where p.district = ${tx.district} and p.residence_street is not null and p.died_on is null and ${inStreet('p', street)} and ${underThree(tx)} and ${those}
  )
  select k.family, min(k.street) as street, coalesce(max(a.contacts), 0)::int as contacts, bool_or(a.family is not null) as asked
  from (
    select coalesce(h.household, c.id) as family, coalesce(h.street, c.street) as street
    from child c left join (${homesOf(tx.district, sql`select c.id from child c`)}) h on h.person = c.id
  ) k left join asking a on a.family = k.family
  group by 1 having coalesce(max(a.contacts), 0) < ${atLeast} and ${who === 'all' ? sql`true` : sql`bool_or(a.family is not null)`}`
}

const underThree = (tx: Tx) => sql`p.born_on <= ${tx.today}::date and p.born_on > (${tx.today}::date - interval '3 years')::date`

/** Of the year up to and with today, as the floor of the district counts them. */
const contactsThisYear = (tx: Tx) =>
  families({ district: tx.district, from: yearOf(tx), to: plusDays(tx.today, 1) }, countsForFloor(tx.district))

export type FamilyRow = { family: string; street: string; contacts: number; asked: boolean }

/** A page of them, those with the fewest contacts first: `after` is the number and family of the last one shown. */
export async function familiesBelow(
  tx: Tx,
  asked: FamilyQuestion,
  { after, limit }: Page,
): Promise<{ rows: FamilyRow[]; total: number }> {
  const [contacts = '0', family = ''] = after?.split(' ') ?? []
  const next = after === undefined ? sql`true` : sql`(q.contacts, q.family) > (${Number(contacts)}::int, ${family}::uuid)`
  const { rows } = await sql<FamilyRow & { total: number }>`
    with q as materialized (${below(tx, asked)})
    select q.family, q.street, q.contacts, q.asked, t.total from (select count(*)::int as total from q) t left join q on ${next}
    order by q.contacts, q.family limit ${limit}`.execute(tx.db)
  return { rows: rows.flatMap(({ total: _, ...row }) => (row.family === null ? [] : [row])), total: rows[0]?.total ?? 0 }
}

/** The children under three of families, by family. */
export async function childrenOf(tx: Tx, families: readonly string[]): Promise<Map<string, string[]>> {
  if (families.length === 0) return new Map()
  const { rows } = await sql<{ family: string; child: string }>`
    with child as materialized (
      select p.id, p.born_on from (${membersOf(tx.district, sql`select unnest(${[...families]}::uuid[]) as family`)}) m
      join people.brief p on p.district = ${tx.district} and p.id = m.id and p.died_on is null and ${underThree(tx)}
    )
    select coalesce(h.household, c.id) as family, c.id as child
    from child c left join (${homesOf(tx.district, sql`select c.id from child c`)}) h on h.person = c.id
    where coalesce(h.household, c.id) = any (${[...families]}::uuid[]) order by c.born_on, c.id`.execute(tx.db)
  const children = new Map<string, string[]>()
  for (const { family, child } of rows) children.set(family, [...(children.get(family) ?? []), child])
  return children
}

/** How many guidance contacts the families of persons had in the year of a day up to it, held as the district's floor asks: for everybody, or some. */
export function guidanceRows(tx: Tx, { on, only }: { on: string; only: readonly string[] | undefined }): RawBuilder<unknown> {
  const from = `${on.slice(0, 4)}-01-01`
  const persons =
    only === undefined
      ? sql`select p.id from people.brief p where p.district = ${tx.district}`
      : sql`select unnest(${[...only]}::uuid[]) as id`
  const theirs = only === undefined ? homes(tx.district) : homesOf(tx.district, persons)
  return sql`
    select ${tx.district}::text as district, p.id, coalesce(f.contacts, 0)::int as value, '场次到场记录'::text as source, ${from}::date as valid_from
    from (${persons}) p left join (${theirs}) h on h.person = p.id
    left join (
      with came as materialized (
        select ${stands('b.person')} as person, b.slot
        from sessions.booking b ${mergedInto('b')}
        join sessions.slot s on s.district = b.district and s.id = b.slot and ${countsForFloor(tx.district)}
        join services.listed l on l.district = b.district and l.id = b.service and ${countedAs('guidance')}
        where b.district = ${tx.district} and b.state = 'attended' and b.on_day >= ${from}::date and b.on_day <= ${on}::date
      )
      select coalesce(o.household, c.person) as family, count(distinct c.slot) as contacts
      from came c left join (${homesOf(tx.district, sql`select c.person as id from came c`)}) o on o.person = c.person group by 1
    ) f on f.family = coalesce(h.household, p.id)`
}
