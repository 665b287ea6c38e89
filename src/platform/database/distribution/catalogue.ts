import type pg from 'pg'

/** The database's own account of its tables: what the checks read. Names are `schema.name`. */
export type Catalogue = {
  tables: TableShape[]
  views: { name: string; securityInvoker: boolean; materialized: boolean }[]
}

export type TableShape = {
  name: string
  rowSecurity: boolean
  columns: { name: string; type: string; notNull: boolean; identity: boolean; generated: boolean; default: string | null }[]
  keys: Key[]
  checks: string[]
  foreignKeys: ForeignKey[]
  indexes: { name: string; unique: boolean; columns: string[] }[]
  triggers: string[]
  policies: { name: string; using: string; functions: string[] }[]
}

/** `equal`: the columns an exclusion constraint compares by `=`; for the others all columns. */
export type Key = { name: string; kind: 'primary' | 'unique' | 'exclusion'; columns: string[]; equal: string[] }
export type ForeignKey = { name: string; to: string; columns: string[]; toColumns: string[]; onDelete: string; onUpdate: string }

/** Reads every table and view that is not the server's own. */
export async function readCatalogue(client: pg.Client | pg.Pool): Promise<Catalogue> {
  const { rows: tables } = await client.query<TableShape>(tablesQuery)
  const { rows: views } = await client.query<Catalogue['views'][number]>(viewsQuery)
  return { tables, views }
}

const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^(pg_toast|pg_temp|citus|columnar)'`

// The keys and values of every object are named as the types above name them.
const tablesQuery = `
  select n.nspname || '.' || c.relname as name, c.relrowsecurity as "rowSecurity",
    (select coalesce(json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull, 'identity', a.attidentity <> '', 'generated', a.attgenerated <> '',
        'default', case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end) order by a.attnum), '[]')
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object(
        'name', k.conname, 'kind', case k.contype when 'p' then 'primary' when 'u' then 'unique' else 'exclusion' end,
        'columns', (select json_agg(a.attname) from unnest(k.conkey) u join pg_attribute a on a.attrelid = c.oid and a.attnum = u),
        'equal', (select json_agg(a.attname) from unnest(k.conkey) with ordinality u (num, i)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num
                  left join pg_operator o on o.oid = k.conexclop[u.i]
                  where k.contype <> 'x' or o.oprname = '='))), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'x')) as keys,
    (select coalesce(json_agg(k.conname), '[]') from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks,
    (select coalesce(json_agg(json_build_object(
        'name', k.conname, 'to', (select fn.nspname || '.' || fc.relname from pg_class fc join pg_namespace fn on fn.oid = fc.relnamespace where fc.oid = k.confrelid),
        'columns', (select json_agg(a.attname order by u.i) from unnest(k.conkey) with ordinality u (num, i) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
        'toColumns', (select json_agg(a.attname order by u.i) from unnest(k.confkey) with ordinality u (num, i) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num),
        'onDelete', k.confdeltype, 'onUpdate', k.confupdtype)), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') as "foreignKeys",
    (select coalesce(json_agg(json_build_object(
        'name', ic.relname, 'unique', i.indisunique,
        'columns', (select coalesce(json_agg(a.attname), '[]') from unnest(i.indkey) u join pg_attribute a on a.attrelid = c.oid and a.attnum = u))), '[]')
      from pg_index i join pg_class ic on ic.oid = i.indexrelid where i.indrelid = c.oid) as indexes,
    (select coalesce(json_agg(t.tgname), '[]') from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
    (select coalesce(json_agg(json_build_object(
        'name', p.polname, 'using', concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)),
        'functions', (select coalesce(json_agg(distinct f.oid::regprocedure::text), '[]') from pg_depend x join pg_proc f on f.oid = x.refobjid
                      where x.classid = 'pg_policy'::regclass and x.objid = p.oid and x.refclassid = 'pg_proc'::regclass))), '[]')
      from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${ours}
  order by 1`

const viewsQuery = `
  select n.nspname || '.' || c.relname as name, c.relkind = 'm' as materialized,
    coalesce(lower(split_part((select o from unnest(c.reloptions) o where o like 'security_invoker=%'), '=', 2)) in ('true', 'on', '1', 'yes'), false) as "securityInvoker"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and n.nspname <> 'public' and ${ours}
  order by 1`
