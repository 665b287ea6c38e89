import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../platform/database/transaction.ts'

/** Of every street some made-up people who are old and have no account, street by street. */
export async function eldersOfStreets(tx: Tx, each: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from platform.area a
    cross join lateral (
      select p.id from people.brief p
      where p.district = a.district and p.residence_street = a.code and p.synthetic and p.died_on is null and p.born_on <= ${before(tx, { years: 78 })}::date
        and not exists (select from platform.person_grant g where g.district = p.district and g.person = p.id)
      order by p.born_on desc, p.id limit ${each}) e
    where a.district = ${tx.district} and a.parent is null order by a.code, e.id`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** Made-up small children who live in the district, in the order of their ids: the first of about twenty months is the one whose parent may be tried. */
export async function smallChildren(tx: Tx, some: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people.brief p
    where p.district = ${tx.district} and p.synthetic and p.died_on is null and p.residence_street is not null
      and p.born_on > ${before(tx, { months: 26 })}::date and p.born_on <= ${before(tx, { months: 15 })}::date order by p.id limit ${some}`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

const before = ({ today }: Tx, age: { years?: number; months?: number }): string =>
  Temporal.PlainDate.from(today).subtract(age).toString()
