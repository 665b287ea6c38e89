import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { endKnown, wasKnown } from '../known-store.ts'
import type { DesignationTable, PlacesTables } from '../tables.ts'
import type { DesignationRow } from './contract.ts'

const db = (tx: Tx) => tx.db.withTables<PlacesTables>()

/** Days before its expiry from which a designation's review is somebody's work. */
export const reviewDays = 60

/** Keeps designations; `known_at` may lie in the past where they are brought in from elsewhere. */
export async function insertDesignations(
  tx: Tx,
  rows: readonly Omit<DesignationTable, 'district' | 'withdrawn_at'>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000)
    await db(tx)
      .insertInto('places.designation')
      .values(rows.slice(at, at + 1000).map((row) => ({ ...row, district: tx.district, withdrawn_at: null })))
      .execute()
}

export async function lockDesignation(tx: Tx, id: string) {
  return await db(tx)
    .selectFrom('places.designation')
    .select(['id', 'kind', 'given_on as givenOn', 'ended_on as endedOn'])
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function markDesignationEnded(tx: Tx, id: string, endedOn: string, why: string): Promise<void> {
  await db(tx)
    .updateTable('places.designation')
    .set({ ended_on: endedOn, ended_why: why, ended_at: tx.now })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}

export async function areaExists(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql`select from platform.area where district = ${tx.district} and code = ${code}`.execute(tx.db)
  return rows.length > 0
}

type Wish = { kinds?: string[] | undefined; street?: string | undefined; state: 'live' | 'due' | 'past' | 'all' }

/** The designations asked for as of the transaction's day, those that expire first at the top. One query. */
export async function readDesignations(
  tx: Tx,
  wish: Wish,
  page: { offset: number; limit: number },
): Promise<{ total: number; rows: Omit<DesignationRow, 'kindName'>[] }> {
  const { district } = tx
  const on = sql`${tx.asOf}::date`
  const states = { live: sql`live`, due: sql`live and due`, past: sql`not live`, all: sql`true` }
  const { rows } = await sql<Omit<DesignationRow, 'kindName'> & { total: number }>`
    with known as (
      select d.id, d.kind, case when d.facility is null then 'area' else 'facility' end as of, coalesce(d.facility::text, d.area) as subject,
        coalesce(f.name, a.name) as "subjectName", coalesce(f.street, a.parent, a.code) as street, d.name, d.level, d.given_on as "givenOn",
        d.expires_on as "expiresOn", ${endKnown('d')} as "endedOn", case when ${endKnown('d')} is not null then d.ended_why end as "endedWhy", d.document,
        d.given_on <= ${on} and (d.expires_on is null or d.expires_on > ${on}) and (${endKnown('d')} is null or ${endKnown('d')} > ${on}) as live,
        coalesce(d.expires_on <= ${on} + ${reviewDays}::int, false) as due
      from places.designation d
      left join places.facility f on f.district = ${district} and f.id = d.facility
      left join platform.area a on a.district = ${district} and a.code = d.area
      where d.district = ${district} and ${wasKnown('d')} and d.given_on <= ${on}
    )
    select k.*, s.name as "streetName", count(*) over ()::int as total
    from known k join platform.area s on s.district = ${district} and s.code = k.street
    where ${states[wish.state]} and ${wish.kinds ? sql`k.kind = any(${wish.kinds}::text[])` : sql`true`}
      and ${wish.street ? sql`k.street = ${wish.street}` : sql`true`}
    order by k."expiresOn" nulls last, k."givenOn" desc, k.id offset ${page.offset} limit ${page.limit}`.execute(tx.db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) }
}
