import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { type PreferenceRow, preferenceColumns } from '../preferences/store.ts'

/** Whom a message is for: the record that stands, and what they said of how they want to be told (nulls: nothing). */
export type RecipientRow = {
  asked: string
  person: string
  name: string
  bornOn: string | null
  diedOn: string | null
  phone: string | null
  synthetic: boolean
} & { [name in keyof PreferenceRow]: PreferenceRow[name] | null }

/** The recipients by the ids they were asked under; who is unknown is absent. The whole district is in sight. */
export async function recipientsNamed(tx: Tx, ids: readonly string[]): Promise<Map<string, RecipientRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<RecipientRow>`
    select a.id as asked, p.id as person, p.name, p.born_on as "bornOn", p.died_on as "diedOn", p.phone, p.synthetic, ${preferenceColumns}
    from unnest(${[...new Set(ids)]}::uuid[]) a(id)
    left join people.merged g on g.district = ${tx.district} and g.id = a.id
    join people.brief p on p.district = ${tx.district} and p.id = case when g.stands is null then a.id else g.stands end
    left join messages.preference f on f.district = ${tx.district} and f.person = p.id`.execute(tx.db)
  return new Map(rows.map((row) => [row.asked, row]))
}
