import { type RawBuilder, sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import { among, rowsOf } from '../../../platform/database/among.ts'
import type { Tx } from '../../../platform/database/transaction.ts'

/** The persons asked about, else everybody on the register. */
const persons = (tx: Tx, only: readonly string[] | undefined): RawBuilder<unknown> =>
  only === undefined ? sql`select p.id from people.brief p where p.district = ${tx.district}` : rowsOf(only)

/** The same condition on the joined side: without it, and before the server has looked at a table that fills in minutes, its plan reads everybody's rows. */
const ofThem = (column: RawBuilder<unknown>, only: readonly string[] | undefined): RawBuilder<unknown> =>
  only === undefined ? sql`` : sql`and ${among(column, only)}`

type Used = {
  windows: readonly { window: string; from: string }[]
  only: readonly string[] | undefined
  service: string | undefined
  /** Whether the service may count those of families together. */
  families: boolean
}

/** Free sessions used in those windows of a day in which the service counts them; without a service nobody's are known. A service counts in one kind of window. */
export function freeUsedRows(tx: Tx, { windows, only, service, families }: Used): RawBuilder<unknown> {
  const counted = sql`a.district = ${tx.district} and a.service = ${service ?? ''} and a.quota_window = any (${windows.map(({ window }) => window)}::text[])`
  const begins = sql`case a.quota_window ${sql.join(
    windows.map(({ window, from }) => sql`when ${window} then ${from}::date`),
    sql` `,
  )} end`
  const own = sql`
    select a.subject as id, a.used + a.beyond as used, ${begins} as since from sessions.allowance a
    where ${counted} and not a.of_family ${ofThem(sql`a.subject`, only)}`
  // Without a family that has used one, nobody looks who lives with whom.
  const theirs = sql`
    union all select f.person, a.used + a.beyond, ${begins} from sessions.allowance a
    join people.living f on f.district = a.district and f.household = a.subject ${ofThem(sql`f.person`, only)}
    where ${counted} and a.of_family and exists (select from sessions.allowance a where ${counted} and a.of_family)`
  return sql`
    select ${tx.district}::text as district, p.id, sum(case when a.used is null then 0 else a.used end)::int as value, '预约记录'::text as source,
      min(case when a.since is null then ${windows[0]?.from ?? null}::date else a.since end) as valid_from
    from (${persons(tx, only)}) p left join (${own} ${families ? theirs : sql``}) a on a.id = p.id
    where ${service !== undefined} group by p.id`
}

/** Absences in the 90 days before the day; nobody's is unknown. */
export function absencesRows(tx: Tx, { on, only }: { on: string; only: readonly string[] | undefined }): RawBuilder<unknown> {
  const from = plusDays(on, -90)
  return sql`
    select ${tx.district}::text as district, p.id, count(b.id)::int as value, '预约记录'::text as source, ${from}::date as valid_from
    from (${persons(tx, only)}) p
    left join sessions.booking b on b.district = ${tx.district} and b.person = p.id and b.state = 'absent' and b.on_day >= ${from}::date and b.on_day < ${on}::date
      ${ofThem(sql`b.person`, only)}
    group by p.id`
}
