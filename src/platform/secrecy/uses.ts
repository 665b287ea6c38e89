import pg from 'pg'
import type { Connection } from '../database/connect.ts'

/** How many rows of a table were sealed or indexed under a key. */
export type KeyUse = { key: string; table: string; rows: number }

/**
 * What lies under which key, counted in the whole database as its owner. Sealed values carry their key's id in their own first bytes, and columns that are called so
 * hold them; what an indexing key made has the key's id beside it.
 */
export async function keyUses(owner: Connection): Promise<KeyUse[]> {
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    const { rows: columns } = await client.query<{ table: string; column: string; sealed: boolean }>(`
      select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(a.attname) as "column", a.atttypid = 'bytea'::regtype as sealed
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^pg_'
        and (a.atttypid = 'bytea'::regtype and a.attname ~ '(^|_)sealed(_|$)' or a.atttypid = 'text'::regtype and a.attname = 'blind_key_id')
      order by 1, 2`)
    const uses: KeyUse[] = []
    for (const { table, column, sealed } of columns) {
      // Envelope: version 1 · key id 4 · …
      const key = sealed ? `encode(substring(${column} from 2 for 4), 'hex')` : column
      const { rows } = await client.query<{ key: string; rows: number }>(
        `select ${key} as key, count(*)::int as rows from ${table} where ${column} is not null group by 1`,
      )
      for (const row of rows) uses.push({ ...row, table })
    }
    return uses
  } finally {
    await client.end()
  }
}
