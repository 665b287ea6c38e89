import { type RawBuilder, sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import { among, rowsOf } from '../../../platform/database/among.ts'
import type { Tx } from '../../../platform/database/transaction.ts'

type Asked = { on: string; only: readonly string[] | undefined; service?: string | undefined }

/** The persons asked about, else everybody on the register. */
const persons = (tx: Tx, only: readonly string[] | undefined): RawBuilder<unknown> =>
  only === undefined ? sql`select p.id from people.brief p where p.district = ${tx.district}` : rowsOf(only)

/** The same condition on the joined side: without it, and before the server has looked at a table that fills in minutes, its plan reads everybody's rows. */
const ofThem = (column: RawBuilder<unknown>, only: readonly string[] | undefined): RawBuilder<unknown> =>
  only === undefined ? sql`` : sql`and ${among(column, only)}`

/** Free sessions used in the year of the day; without a service nobody's are known. */
export function freeUsedRows(tx: Tx, { on, only, service }: Asked): RawBuilder<unknown> {
  return sql`
    select ${tx.district}::text as district, p.id, case when a.used is null then 0 else a.used end as value, '预约记录'::text as source,
      ${`${on.slice(0, 4)}-01-01`}::date as valid_from
    from (${persons(tx, only)}) p
    left join sessions.allowance a on a.district = ${tx.district} and a.service = ${service ?? ''} and a.subject = p.id and a.quota_window = ${on.slice(0, 4)}
      ${ofThem(sql`a.subject`, only)}
    where ${service !== undefined}`
}

/** Absences in the 90 days before the day; nobody's is unknown. */
export function absencesRows(tx: Tx, { on, only }: Asked): RawBuilder<unknown> {
  const from = plusDays(on, -90)
  return sql`
    select ${tx.district}::text as district, p.id, count(b.id)::int as value, '预约记录'::text as source, ${from}::date as valid_from
    from (${persons(tx, only)}) p
    left join sessions.booking b on b.district = ${tx.district} and b.person = p.id and b.state = 'absent' and b.on_day >= ${from}::date and b.on_day < ${on}::date
      ${ofThem(sql`b.person`, only)}
    group by p.id`
}
