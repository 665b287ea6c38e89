import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { briefsOf } from './brief-store.ts'
import { type PersonRow, personColumns } from './person-store.ts'
import type { PersonBrief } from './shapes.ts'

/** Persons as lists show them by id, those that stand and that the reader may see: what other features join their rows with. Three queries for all. */
export async function briefsNamed(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonBrief>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from people.person p
    where p.district = ${tx.district} and p.id = any (${[...new Set(ids)]}::uuid[]) and p.merged_into is null and p.withdrawn_at is null`.execute(
    tx.db,
  )
  return new Map((await briefsOf(tx, rows)).map((brief) => [brief.id, brief]))
}
