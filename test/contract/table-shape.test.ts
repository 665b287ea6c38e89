import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, readCatalogue } from '../../src/platform/database/distribution/catalogue.ts'
import { checkShape, exemptTables, tenantTables } from '../../src/platform/database/distribution/checks.ts'
import { migrationFolders } from '../../src/product.ts'
import { aScratch, once, type Scratch, testRoles } from '../support/scratch.ts'

let s: Scratch
let client: pg.Client
let catalogue: Catalogue
beforeAll(async () => {
  s = await aScratch({ extra: migrationFolders().slice(1) })
  client = new pg.Client(s.owner)
  await client.connect()
  catalogue = await readCatalogue(client)
})
afterAll(async () => {
  await client.end()
  await s.close()
})

test('every tenant table can be distributed by its district', () => {
  const findings = checkShape(catalogue)
  const wrong = findings
    .filter((finding) => finding.faults.length > 0)
    .map(({ on, rule, faults }) => `${on}: ${rule}: ${faults.join('; ')}`)
  expect(wrong).toEqual([])
  expect(tenantTables(catalogue).map((table) => table.name)).toEqual(
    expect.arrayContaining(['platform.audit', 'platform.file', 'plans.plan']),
  )
  expect(findings.length).toBeGreaterThan(100)
})

test('the tables that belong to no district are those of sign-in, of the queue, and these eight', () => {
  const exempt = exemptTables(catalogue).map((table) => table.name)
  expect(exempt.filter((name) => !/^(auth|graphile_worker)\./.test(name))).toEqual([
    'places.organization',
    ...['calendar_year', 'district', 'installation', 'migration', 'person_grant', 'record_department', 'role_grant'].map(
      (name) => `platform.${name}`,
    ),
  ])
  expect(exempt).toEqual(expect.arrayContaining(['auth.account', 'auth.session', 'graphile_worker._private_jobs']))
})

test('row security hides another district’s rows in every tenant table and shows its own', async () => {
  let looked = 0
  for (const table of tenantTables(catalogue)) {
    const [schema, name] = table.name.split('.')
    const rights = await s.rows<{ right: string }>(
      `select privilege_type as right from information_schema.role_table_grants where table_schema = $1 and table_name = $2 and grantee = $3`,
      [schema, name, testRoles.app],
    )
    if (!rights.some(({ right }) => right === 'SELECT')) continue
    looked += 1
    await client.query('begin')
    try {
      await insertAnything(table.name, '310101')
      const seenFrom = async (district: string | undefined) => {
        await client.query(`set local role ${testRoles.app}`)
        await client.query(
          district
            ? `set local app.district = '${district}'; set local app.streets = '*'; set local app.people = '*'; set local app.actor = 'x'`
            : 'reset app.district',
        )
        const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table.name}`)
        await client.query('reset role')
        return rows[0]?.n
      }
      expect([table.name, await seenFrom('310118')]).toEqual([table.name, 0])
      expect([table.name, await seenFrom(undefined)]).toEqual([table.name, 0])
      expect([table.name, await seenFrom('310101')]).toEqual([table.name, 1])
    } finally {
      await client.query('rollback')
    }
  }
  expect(looked).toBe(tenantTables(catalogue).length)
})

test('the application and the counter may not change the schema, and pass no row security', async () => {
  for (const connection of [s.connections.app, s.connections.counter, s.connections.worker]) {
    for (const change of [
      'create table platform.mine (id int)',
      'create table public.mine (id int)',
      'create schema mine',
      'alter table platform.audit disable row level security',
    ])
      await expect(once(connection, change), change).rejects.toThrow(/permission denied|must be owner/)
    await expect(once(connection, 'create temporary table mine (id int)')).rejects.toThrow(/permission denied/)
  }
  const roles = await s.rows(
    'select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)',
    [Object.values(testRoles)],
  )
  expect(roles).toEqual([])
})

test.each([
  [
    'no district in a key',
    'create table plans.bad_one (district text not null, id uuid primary key)',
    'every key and unique index names the district',
  ],
  [
    'a trigger',
    'create table plans.bad (district text not null, id uuid, primary key (district, id)); create function plans.f() returns trigger language plpgsql as $$begin return new; end$$; create trigger t before insert on plans.bad for each row execute function plans.f()',
    'has no trigger',
  ],
  ['a sequence', 'create table plans.bad (district text not null, id bigserial, primary key (district, id))', 'by a sequence'],
  [
    'a policy with a subquery',
    "create table plans.bad (district text not null, id uuid, primary key (district, id)); alter table plans.bad enable row level security; create policy p on plans.bad using (district = current_setting('app.district') and exists (select from platform.district))",
    'without subquery',
  ],
  [
    'a foreign key to the installation',
    'create table plans.bad (district text not null references platform.district, id uuid, primary key (district, id))',
    'foreign keys name tenant tables',
  ],
  [
    'a name that ends in a digit',
    'create table plans.bad (district text not null, id uuid, constraint bad_key_2 primary key (district, id))',
    'do not look like one',
  ],
  ['a view as its owner', 'create view plans.all_files as select name from platform.file', 'own row security'],
  ['no district at all', 'create table public.loose (id uuid primary key)', 'has a district'],
])('%s is found', async (_, statement, rule) => {
  await client.query('begin')
  try {
    await client.query(statement)
    const wrong = checkShape(await readCatalogue(client)).filter((finding) => finding.faults.length > 0)
    expect(wrong.map((finding) => finding.rule).join()).toContain(rule)
  } finally {
    await client.query('rollback')
  }
})

/** A row of the district with something of the right type in every column; checks and references are left aside, this is about who sees it. */
async function insertAnything(table: string, district: string): Promise<void> {
  await client.query('set local session_replication_role = replica')
  const { rows: checks } = await client.query<{ name: string }>(
    "select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'",
    [table],
  )
  for (const { name } of checks) await client.query(`alter table ${table} drop constraint "${name}"`)
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attnotnull and attname <> 'district'`,
    [table],
  )
  const names = ['district', ...columns.map((column) => column.name)]
  const values = [`'${district}'`, ...columns.map(({ type }) => anyOf(type))]
  await client.query(`insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${values.join(', ')})`)
}

function anyOf(type: string): string {
  if (type.endsWith('[]')) return "'{}'"
  if (type === 'uuid') return 'gen_random_uuid()'
  if (/^(timestamp|date)/.test(type)) return "'2025-06-30'"
  if (/^time /.test(type)) return "'09:00'"
  if (/^(int|big|small|num|real|double)/.test(type)) return '1'
  if (type === 'boolean') return 'true'
  if (/^json/.test(type)) return "'{}'"
  return "'x'"
}
