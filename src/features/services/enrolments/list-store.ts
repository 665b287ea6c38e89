import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { type EnrolmentRow, enrolmentColumns, openOn, standing } from './store.ts'

/** Whose enrolments: of people who live in the streets (else are registered there), with the organizations; absent is all that the reader may see. */
export type Whose = { streets: readonly string[] | undefined; organizations: readonly string[] | undefined }

/** A total is counted so far and no further. */
export const countedAtMost = 1000

/** Where somebody of `people.brief b` belongs: where they live, else where they are registered. */
export const street = sql`(case when b.residence_street is null then b.registered_street else b.residence_street end)`

export const inStreets = ({ streets }: Pick<Whose, 'streets'>): RawBuilder<unknown> =>
  streets === undefined ? sql`true` : sql`${street} = any (${[...streets]}::text[])`

const withOrganizations = ({ organizations }: Whose): RawBuilder<unknown> =>
  organizations === undefined ? sql`true` : sql`e.organization = any (${[...organizations]}::uuid[])`

/** Enrolments with whom they are about, as people's row security shows them. */
const visible = (tx: Tx) => sql`
  services.enrolment e left join people.merged g on g.district = e.district and g.id = e.person
  join people.brief b on b.district = ${tx.district} and b.id = ${standing('e.person')}`

export type EnrolledQuestion = {
  service: string
  scheme: string | undefined
  state: 'open' | 'ended'
  whose: Whose
  after: string | undefined
  limit: number
}

/** A page of a service's enrolled, in the order they were entered. */
export async function enrolledPage(tx: Tx, it: EnrolledQuestion): Promise<(EnrolmentRow & { stands: string })[]> {
  const { rows } = await sql<EnrolmentRow & { stands: string }>`
    select ${enrolmentColumns}, b.id as stands from ${visible(tx)}
    where ${enrolledWhere(tx, it)} ${it.after === undefined ? sql`` : sql`and e.id > ${it.after}::uuid`} order by e.id limit ${it.limit}`.execute(
    tx.db,
  )
  return rows
}

export async function countEnrolled(tx: Tx, it: EnrolledQuestion): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from ${visible(tx)} where ${enrolledWhere(tx, it)} limit ${countedAtMost + 1}) q`.execute(
    tx.db,
  )
  return rows[0]?.n ?? 0
}

const enrolledWhere = (tx: Tx, { service, scheme, state, whose }: EnrolledQuestion) => sql`
  e.district = ${tx.district} and e.service = ${service} and ${scheme === undefined ? sql`true` : sql`e.scheme = ${scheme}`}
  and ${state === 'open' ? openOn(tx.today) : sql`e.withdrawn_at is null and e.valid_to <= ${tx.today}::date`}
  and ${inStreets(whose)} and ${withOrganizations(whose)}`

/** How many are enrolled today by service, as far as the reader may see them; `everybody`: without asking whom they may. */
export async function enrolledByService(tx: Tx, everybody: boolean, whose: Whose): Promise<Map<string, number>> {
  const { rows } = await sql<{ service: string; n: number }>`
    select e.service, count(*)::int as n from ${everybody ? sql`services.enrolment e` : visible(tx)}
    where e.district = ${tx.district} and ${openOn(tx.today)} ${everybody ? sql`` : sql`and ${inStreets(whose)} and ${withOrganizations(whose)}`}
    group by e.service`.execute(tx.db)
  return new Map(rows.map(({ service, n }) => [service, n]))
}

/** How many living people of the reader's streets are entitled today, by service. */
export async function entitledByService(tx: Tx, whose: Whose): Promise<Map<string, number>> {
  const { rows } = await sql<{ service: string; n: number }>`
    select t.service, count(*)::int as n from services.entitlement t join people.brief b on b.district = t.district and b.id = t.person
    where t.district = ${tx.district} and t.valid_to is null and b.died_on is null and ${inStreets(whose)} group by t.service`.execute(
    tx.db,
  )
  return new Map(rows.map(({ service, n }) => [service, n]))
}

/** Who is due in a service: the person that stands, their enrolment where there is one, since when and by when; `unsure`: the rule cannot tell any more. */
export type DueRow = {
  cursor: string
  person: string
  enrolment: string | null
  since: string
  dueOn: string | null
  unsure: boolean
}
export type DueQuestion = { service: string; whose: Whose; after: string | undefined; limit: number }

/** Entitled people who are not enrolled. */
export const notEnrolled = (tx: Tx, { service, whose }: DueQuestion): RawBuilder<unknown> => sql`
  with enrolled as (
    select distinct ${standing('e.person')} as person from services.enrolment e left join people.merged g on g.district = e.district and g.id = e.person
    where e.district = ${tx.district} and e.service = ${service} and ${openOn(tx.today)})
  select t.person as cursor, t.person, null::uuid as enrolment, t.valid_from as since, null::date as "dueOn", t.unsure_since is not null as unsure
  from services.entitlement t join people.brief b on b.district = ${tx.district} and b.id = t.person
  left join enrolled n on n.person = t.person
  where t.district = ${tx.district} and t.service = ${service} and t.valid_to is null and n.person is null and b.died_on is null and ${inStreets(whose)}`

/** Enrolled people who are to be seen by a day: so many months after they were last seen, or were enrolled. */
export const checkDue = (tx: Tx, { service, whose }: DueQuestion, everyMonths: number, by: string): RawBuilder<unknown> => sql`
  select * from (
    select e.id as cursor, b.id as person, e.id as enrolment, e.valid_from as since,
      (greatest(e.valid_from, l.last) + make_interval(months => ${everyMonths}::int))::date as "dueOn", false as unsure
    from ${visible(tx)}
    left join lateral (
      select max(c.on_day) as last from services.enrolment_check c
      where c.district = ${tx.district} and c.person = e.person and c.service = e.service and c.withdrawn_at is null) l on true
    where e.district = ${tx.district} and e.service = ${service} and ${openOn(tx.today)} and b.died_on is null and ${inStreets(whose)} and ${withOrganizations(whose)}
  ) d where d."dueOn" <= ${by}::date`

/** Enrolments whose term runs out by a day, or ran out since another, with none after them. */
export const renewalDue = (
  tx: Tx,
  { service, whose }: DueQuestion,
  { since, by }: { since: string; by: string },
): RawBuilder<unknown> => sql`
  select e.id as cursor, b.id as person, e.id as enrolment, e.valid_from as since, e.planned_to as "dueOn", false as unsure
  from ${visible(tx)}
  where e.district = ${tx.district} and e.service = ${service} and e.withdrawn_at is null and e.ended_why is null
    and e.planned_to > ${since}::date and e.planned_to <= ${by}::date and b.died_on is null and ${inStreets(whose)} and ${withOrganizations(whose)}
    and not exists (
      select from services.enrolment later where later.district = e.district and later.service = e.service and later.person = e.person
        and later.withdrawn_at is null and later.valid_from >= e.planned_to)`

/** A page of those who are due. */
export async function duePage(tx: Tx, due: RawBuilder<unknown>, { after, limit }: DueQuestion): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select q.* from (${due}) q ${after === undefined ? sql`` : sql`where q.cursor > ${after}::uuid`} order by q.cursor limit ${limit}`.execute(
    tx.db,
  )
  return rows
}

export async function countDue(tx: Tx, due: RawBuilder<unknown>, atMost = countedAtMost + 1): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from (${due}) q limit ${atMost}) counted`.execute(tx.db)
  return rows[0]?.n ?? 0
}

export type CoverageRow = { street: string; entitled: number; covered: number; enrolled: number; checked: number }

/** By street, of those the reader may see: entitled, of these enrolled, enrolled at all, and seen since a day. One pass over the people. */
export async function coverageOf(tx: Tx, service: string, whose: Whose, checkedSince: string): Promise<CoverageRow[]> {
  const theirs = (table: string, alias: string) => sql`
    ${sql.table(table)} ${sql.ref(alias)} left join people.merged g on g.district = ${sql.ref(`${alias}.district`)} and g.id = ${sql.ref(`${alias}.person`)}`
  const { rows } = await sql<CoverageRow>`
    with enrolled as (select distinct ${standing('e.person')} as person from ${theirs('services.enrolment', 'e')}
        where e.district = ${tx.district} and e.service = ${service} and ${openOn(tx.today)}),
      entitled as (select t.person from services.entitlement t where t.district = ${tx.district} and t.service = ${service} and t.valid_to is null),
      checked as (select distinct ${standing('c.person')} as person from ${theirs('services.enrolment_check', 'c')}
        where c.district = ${tx.district} and c.service = ${service} and c.withdrawn_at is null and c.on_day >= ${checkedSince}::date)
    select coalesce(${street}, '') as street, count(t.person)::int as entitled, count(t.person) filter (where n.person is not null)::int as covered,
      count(n.person)::int as enrolled, count(k.person)::int as checked
    from people.brief b
    left join enrolled n on n.person = b.id left join entitled t on t.person = b.id left join checked k on k.person = b.id
    where b.district = ${tx.district} and b.died_on is null and (n.person is not null or t.person is not null or k.person is not null) and ${inStreets(whose)}
    group by 1 order by 1`.execute(tx.db)
  return rows
}
