import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'

type Reference = { table: string; column: string; key: string; type: 'uuid' | 'jsonb' }

/**
 * The records that name a file, as `plans.indicator_value/ID`, as far as the reader may see them. Tables say themselves that they keep files' ids, by a foreign
 * key or by a column of evidence, so that no feature needs to be known here.
 */
export async function recordsNaming(tx: Tx, file: string): Promise<string[]> {
  const references = await referencesToFiles(tx)
  if (references.length === 0) return []
  const parts = references.map(({ table, column, key, type }) => {
    const named = sql.ref(`r.${column}`)
    return sql`
      select ${table}::text || '/' || r.${sql.ref(key)}::text as record from ${sql.table(table)} r
      where r.district = ${tx.district} and ${type === 'uuid' ? sql`${named} = ${file}::uuid` : sql`strpos(${named}::text, ${file}::text) > 0`}`
  })
  const { rows } = await sql<{ record: string }>`${sql.join(parts, sql` union `)} order by 1 limit 20`.execute(tx.db)
  return rows.map(({ record }) => record)
}

/** Where files are named: the column, and the last column of the table's key, which tells its rows apart. */
async function referencesToFiles(tx: Tx): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select n.nspname || '.' || t.relname as "table", a.attname as "column", k.attname as "key", format_type(a.atttypid, null) as "type"
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.atttypid in ('uuid'::regtype, 'jsonb'::regtype)
    join pg_constraint p on p.conrelid = t.oid and p.contype = 'p'
    join pg_attribute k on k.attrelid = t.oid and k.attnum = p.conkey[cardinality(p.conkey)]
    where t.relkind in ('r', 'p') and has_schema_privilege(n.oid, 'usage') and has_table_privilege(t.oid, 'select')
      and exists (select from pg_attribute d where d.attrelid = t.oid and d.attname = 'district' and not d.attisdropped)
      and (a.attname ~ '(^|_)evidence$' or exists (
        select from pg_constraint c where c.conrelid = t.oid and c.contype = 'f' and c.confrelid = 'platform.file'::regclass and a.attnum = any (c.conkey)))
    order by 1, 2`.execute(tx.db)
  return rows
}
