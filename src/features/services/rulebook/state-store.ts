import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/**
 * Names by one short text what a district's rules, services and kinds of facts are now: whoever prepared something from them asks whether they are still the same.
 * Versions never change, they are only added and withdrawn, so that the set of their ids tells. One query, a fraction of a millisecond.
 */
export async function stateOf(tx: Tx, settings: readonly string[]): Promise<string> {
  const living = (table: string) => sql`
    (select count(*) || ' ' || coalesce(bit_xor(uuid_hash_extended(v.id, 0)), 0) from ${sql.table(table)} v
     where v.district = ${tx.district} and v.withdrawn_at is null)`
  const { rows } = await sql<{ state: string }>`
    select concat_ws(' ', ${living('services.rule_version')}, ${living('services.service_version')}, (
      select string_agg(s.content_hash, ' ' order by s.key) from (
        select distinct on (t.key) t.key, t.content_hash from platform.setting t
        where t.district = ${tx.district} and t.key = any (${[...settings]}::text[]) and (t.known_at <= ${tx.knownAt} or t.version = 1)
        order by t.key, t.version desc) s)) as state`.execute(tx.db)
  return rows[0]?.state ?? ''
}
