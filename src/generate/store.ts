import { once } from 'node:events'
import { totalmem } from 'node:os'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { sampleSetting } from '../features/people/counting/store.ts'
import type { Connection } from '../platform/database/connect.ts'

/** One transaction as the owner of the database, who is beyond row security: what a load happens in, wholly or not at all. */
export async function asOwner<T>(owner: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    await client.query(`begin; set local maintenance_work_mem = '${indexMemoryMb()}MB'; set local synchronous_commit = off`)
    const answer = await work(client)
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

/** Indexes are sorted in memory where there is some to spare: a sixteenth of the machine's, a gigabyte at most. */
const indexMemoryMb = () => Math.round(Math.min(1024, Math.max(64, totalmem() / 2 ** 20 / 16)))

/** Rows go in without their foreign keys being asked one by one: they were made to fit. Where the owner may not say so, they are asked. */
export const trustRows = (client: pg.Client): Promise<boolean> => setWhereOneMay(client, 'session_replication_role = replica')

/** Pages of gigabytes written once are not worth the time that packing them into the log takes. */
export const packNoLog = (client: pg.Client): Promise<boolean> => setWhereOneMay(client, 'wal_compression = off')

/** Sets for the transaction what only some owners may; whether this one may. */
async function setWhereOneMay(client: pg.Client, setting: string): Promise<boolean> {
  await client.query('savepoint setting')
  try {
    await client.query(`set local ${setting}`)
    return true
  } catch {
    await client.query('rollback to savepoint setting')
    return false
  }
}

/** Sends rows in COPY's text format. */
export async function copyRows(client: pg.Client, table: string, columns: string[], text: Uint8Array): Promise<void> {
  const into = client.query(copyFrom(`copy ${table} (${columns.map(quoted).join(', ')}) from stdin`))
  into.end(text)
  await once(into, 'finish')
}

const quoted = (name: string) => (name === 'before' ? `"${name}"` : name)

/** How many people a district has, and how many of them are made up. */
export async function peopleIn(client: pg.Client, district: string): Promise<{ all: number; synthetic: number }> {
  const { rows } = await client.query<{ all: number; synthetic: number }>(
    `select count(*) as all, count(*) filter (where synthetic) as synthetic from people.person where district = $1`,
    [district],
  )
  return rows[0] as { all: number; synthetic: number }
}

/** The same of facilities. */
export async function facilitiesIn(client: pg.Client, district: string): Promise<{ all: number; synthetic: number }> {
  const { rows } = await client.query<{ all: number; synthetic: number }>(
    `select count(*) as all, count(*) filter (where synthetic) as synthetic from places.facility where district = $1`,
    [district],
  )
  return rows[0] as { all: number; synthetic: number }
}

/** Deletes a district's made-up people or facilities with everything that names them, whichever table that is in. */
export async function deleteSynthetic(
  client: pg.Client,
  district: string,
  table: 'people.person' | 'places.facility',
): Promise<void> {
  const { rows } = await client.query<{ child: string; column: string }>(
    `select c.conrelid::regclass::text as child, a.attname as column from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
     where c.contype = 'f' and c.confrelid = $1::regclass and c.conrelid <> c.confrelid and cardinality(c.conkey) = 2
     order by c.conrelid = to_regclass('places.bed')`,
    [table],
  )
  const made = `select id from ${table} where district = $1 and synthetic`
  for (const { child, column } of [...rows, ...(table === 'people.person' ? [{ child: 'people.token', column: 'person' }] : [])])
    await client.query(`delete from ${child} where district = $1 and ${column} in (${made})`, [district])
  await client.query(`delete from ${table} where district = $1 and synthetic`, [district])
  // What is given to a street or committee names no facility: it says itself who made it up.
  if (table === 'places.facility')
    await client.query(
      `delete from places.designation where district = $1 and facility is null and recorded_by = '演示' and document = '演示文件'`,
      [district],
    )
  await client.query(leftAlone[table], table === 'people.person' ? [district] : [])
}

/** What nothing names any more: households without members, made-up organizations without facilities. */
const leftAlone = {
  'people.person': `delete from people.household h where h.district = $1 and h.source = '演示' and not exists
    (select from people.household_member m where m.district = h.district and m.household = h.id)`,
  'places.facility': `delete from places.organization o where o.synthetic and not exists (select from places.facility f where f.organization = o.id)`,
}

type IndexMade = { table: string; name: string; make: string; drop: string }

/**
 * Takes away the indexes of the tables that no foreign key needs and that a large load would fill one row at a time; answers what makes them again. Rows come in the
 * order of their ids, so that primary keys stay, but for the tokens', whose key is the token itself.
 */
export async function dropIndexes(client: pg.Client, tables: string[]): Promise<IndexMade[]> {
  const { rows } = await client.query<IndexMade>(
    `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name,
       case when c.oid is null then pg_get_indexdef(i.indexrelid)
         else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make,
       case when c.oid is null then format('drop index %s', i.indexrelid::regclass)
         else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid and c.contype in ('p', 'u')
     where i.indrelid = any ($1::regclass[]) and (c.oid is null or c.conrelid = 'people.token'::regclass)`,
    [tables],
  )
  for (const { drop } of rows) await client.query(drop)
  return rows
}

/** Makes an index again. */
export async function makeIndex(client: pg.Client, { make }: IndexMade): Promise<void> {
  await client.query(make)
}

/** What the planner knows of the tables, made new. */
export async function analyze(
  owner: Connection,
  tables: string[],
  how: 'analyze' | 'vacuum (analyze)' = 'vacuum (analyze)',
): Promise<void> {
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    await client.query(`${how} ${tables.join(', ')}`)
  } finally {
    await client.end()
  }
}

/** True the first time it is asked in a district, as `firstTime` is for the application: what follows in the transaction happens once. */
export async function onceInDistrict(client: pg.Client, district: string, what: string, day: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into platform.setting (district, key, version, value, content_hash, origin, known_at, set_by)
     values ($1, $2, 1, 'true', '', 'file', $3::timestamptz, '演示') on conflict do nothing`,
    [district, `once.${what}`, `${day} 00:00:00+08`],
  )
  return rowCount === 1
}

/** Says that the district's register of people is a sample: counters then leave the plan's reported figures where they are. */
export async function markSample(client: pg.Client, district: string, day: string): Promise<void> {
  await client.query(
    `insert into platform.setting (district, key, version, value, content_hash, origin, known_at, set_by)
     values ($1, $2, 1, 'true', '', 'file', $3::timestamptz, '演示') on conflict do nothing`,
    [district, sampleSetting, `${day} 00:00:00+08`],
  )
}

/** Takes the mark away once a whole district was generated. */
export async function unmarkSample(client: pg.Client, district: string): Promise<void> {
  await client.query('delete from platform.setting where district = $1 and key = $2', [district, sampleSetting])
}
