import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import { inStreets, type Whose } from '../list-store.ts'
import { recordsOf, standing } from '../store.ts'
import type { ScheduleStep } from './contract.ts'

/** The first day each step of the schedule was recorded for a person, of all their records. */
export async function stepsDone(tx: Tx, person: string, services: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ step: string; on: string }>`
    select c.step, min(c.on_day) as "on" from services.enrolment_check c
    where c.district = ${tx.district} and c.person = ${recordsOf(tx, person)} and c.service = any (${[...services]}::text[]) and c.step <> '' and c.withdrawn_at is null
    group by c.step`.execute(tx.db)
  return new Map(rows.map(({ step, on }) => [step, on]))
}

/** A step that is due or was missed, of a child; `cursor` begins with the day until which it was to be done. */
export type MissedRow = { cursor: string; person: string; step: string; until: string }

/** Steps of living children who live in the district that are not recorded: due on the day, or past. Under seven years only: the schedule ends there. */
const missed = (
  tx: Tx,
  steps: readonly ScheduleStep[],
  services: readonly string[],
  { state, whose }: { state: 'due' | 'missed'; whose: Whose },
): RawBuilder<unknown> => {
  const column = (of: (step: ScheduleStep) => number) => sql`${steps.map(of)}::int[]`
  return sql`
    with done as (
      select ${standing('c.person')} as person, c.step from services.enrolment_check c
      left join people.merged g on g.district = c.district and g.id = c.person
      where c.district = ${tx.district} and c.service = any (${[...services]}::text[]) and c.step <> '' and c.withdrawn_at is null)
    select w.until || ' ' || b.id || ' ' || w.step as cursor, b.id as person, w.step, w.until
    from people.brief b
    cross join lateral (
      select s.step, (b.born_on + make_interval(months => s.from_months, days => s.from_days))::date as begins,
        (b.born_on + make_interval(months => s.until_months, days => s.until_days))::date as until
      from unnest(${steps.map(({ step }) => step)}::text[], ${column(({ from }) => from.months)}, ${column(({ from }) => from.days)},
        ${column(({ until }) => until.months)}, ${column(({ until }) => until.days)}) as s (step, from_months, from_days, until_months, until_days)) w
    left join done d on d.person = b.id and d.step = w.step
    where b.district = ${tx.district} and b.born_on > (${tx.today}::date - interval '7 years')::date and b.died_on is null and b.residence_street is not null
      and d.person is null and ${inStreets(whose)}
      and ${state === 'missed' ? sql`w.until <= ${tx.today}::date` : sql`w.begins <= ${tx.today}::date and w.until > ${tx.today}::date`}`
}

type Asked = { steps: readonly ScheduleStep[]; services: readonly string[]; state: 'due' | 'missed'; whose: Whose }

/** What was missed last comes first: it can still be made up for. */
export async function missedPage(tx: Tx, it: Asked, page: { after: string | undefined; limit: number }): Promise<MissedRow[]> {
  const { rows } = await sql<MissedRow>`
    select q.* from (${missed(tx, it.steps, it.services, it)}) q ${page.after === undefined ? sql`` : sql`where q.cursor collate "C" < ${page.after}`}
    order by q.cursor collate "C" desc limit ${page.limit}`.execute(tx.db)
  return rows
}

/** How many children by step. */
export async function countMissed(tx: Tx, it: Asked): Promise<Map<string, number>> {
  const { rows } = await sql<{ step: string; n: number }>`
    select q.step, count(*)::int as n from (${missed(tx, it.steps, it.services, it)}) q group by q.step`.execute(tx.db)
  return new Map(rows.map(({ step, n }) => [step, n]))
}
