import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** The records of persons: each id that stands with itself, and every record merged into it. */
export async function recordsOf(tx: Tx, ids: readonly string[]): Promise<{ id: string; stands: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; stands: string }>`
    with given as (
      select distinct case when g.stands is null then i.id else g.stands end as stands
      from unnest(${[...new Set(ids)]}::uuid[]) as i (id)
      left join people.merged g on g.district = ${tx.district} and g.id = i.id
    )
    select stands as id, stands from given
    union all select g.id, g.stands from people.merged g join given on g.district = ${tx.district} and g.stands = given.stands`.execute(
    tx.db,
  )
  return rows
}

/** Guardians and parents by the register, of some records, on a day. */
export type GuardianRow = { id: string; person: string; kind: 'guardian' | 'parent'; name: string | null }

export async function guardiansByRegister(tx: Tx, records: readonly string[], on: string): Promise<GuardianRow[]> {
  if (records.length === 0) return []
  return await asOf(tx, on, async () => {
    const { rows } = await sql<GuardianRow>`
      select g.id, g.person, g.kind, g.name from people.guardian g where g.district = ${tx.district} and g.person = any (${[...records]}::uuid[])
      order by g.kind, g.id`.execute(tx.db)
    return rows
  })
}

/** Reads what was true on another day, and what is true on the transaction's own again afterwards. */
async function asOf<T>(tx: Tx, day: string, read: () => Promise<T>): Promise<T> {
  if (day === tx.asOf) return await read()
  await see(tx, day)
  const answer = await read()
  await see(tx, tx.asOf)
  return answer
}

const see = (tx: Tx, day: string): Promise<unknown> =>
  sql.raw(`set local app.as_of = '${day.replaceAll("'", "''")}'`).execute(tx.db)
