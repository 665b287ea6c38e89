import type pg from 'pg'
import type { TableShape } from './catalogue.ts'
import { inDependencyOrder } from './order.ts'

/** The version of Citus in this database; undefined without it. */
export async function citusVersion(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ v: string }>("select extversion as v from pg_extension where extname = 'citus'")
  return rows[0]?.v
}

/**
 * Distributes by `district` every tenant table that is not yet distributed: those a foreign key names before those that name them, all in one group, so that a
 * district's rows lie together. Rows already there move to their shards. Answers the names it distributed.
 */
export async function distributeTables(client: pg.Client, tenants: TableShape[], log: (line: string) => void): Promise<string[]> {
  // Actors are told to the shards by SET LOCAL, which Citus passes on only when it is told to.
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  await client.query(`alter database ${client.escapeIdentifier(rows[0]?.name ?? '')} set citus.propagate_set_commands = 'local'`)

  const there = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace
     where p.partmethod = 'h'`,
  )
  const distributed = new Set(there.rows.map((row) => row.name))
  const ordered = inDependencyOrder(tenants)
  let together = ordered.find((table) => distributed.has(table.name))?.name
  const done: string[] = []
  for (const { name } of ordered) {
    if (distributed.has(name)) continue
    await client.query(`select create_distributed_table($1::regclass, 'district', colocate_with => $2)`, [
      name,
      together ?? 'none',
    ])
    together ??= name
    done.push(name)
    log(`distributed ${name}`)
  }
  for (const name of done.toReversed())
    await client.query('select truncate_local_data_after_distributing_table($1::regclass)', [name])
  return done
}
