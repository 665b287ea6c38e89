import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Layer } from './shapes.ts'

/** Which of the two kinds of versions: rules, or entries of the catalogue. */
export type VersionTable = 'rule_version' | 'service_version'

/** A stretch of time in which one document holds under a name. */
export type Version = {
  id: string
  name: string
  layer: Layer
  document: unknown
  hash: string
  validFrom: string
  validTo: string | null
  origin: 'file' | 'local'
  publishedAt: Date
  publishedBy: string
  knownAt: Date
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnWhy: string | null
  replacedBy: string | null
  closedBy: string | null
}

/** A version to be added; published now by whoever asks unless said. */
export type NewVersion = Pick<Version, 'name' | 'layer' | 'document' | 'hash' | 'validFrom' | 'validTo' | 'origin'> &
  Partial<Pick<Version, 'id' | 'publishedAt' | 'publishedBy' | 'closedBy'>>

const table = (of: VersionTable) => sql.table(`services.${of}`)

const columns = sql`v.id, v.name, v.layer, v.document, v.hash, v.valid_from as "validFrom", v.valid_to as "validTo", v.origin,
  v.published_at as "publishedAt", v.published_by as "publishedBy", v.known_at as "knownAt", v.withdrawn_at as "withdrawnAt",
  v.withdrawn_by as "withdrawnBy", v.withdrawn_why as "withdrawnWhy", v.replaced_by as "replacedBy", v.closed_by as "closedBy"`

const nearest = sql`case v.layer when 'district' then 0 when 'city' then 1 else 2 end`

const livingOn = (tx: Tx, of: VersionTable, on: string, only: RawBuilder<unknown> = sql`true`) => sql`
  select distinct on (v.name) ${columns} from ${table(of)} v
  where v.district = ${tx.district} and v.withdrawn_at is null and v.valid_from <= ${on}::date and (v.valid_to is null or v.valid_to > ${on}::date)
    and ${only}
  order by v.name, ${nearest}`

/** What holds on a day: of each name the nearest layer's version. */
export async function versionsOn(tx: Tx, of: VersionTable, on: string): Promise<Version[]> {
  return (await sql<Version>`${livingOn(tx, of, on)}`.execute(tx.db)).rows
}

export async function versionOn(tx: Tx, of: VersionTable, name: string, on: string): Promise<Version | undefined> {
  return (await sql<Version>`${livingOn(tx, of, on, sql`v.name = ${name}`)}`.execute(tx.db)).rows[0]
}

/** Names all that is not withdrawn by one text: whoever prepared something from it asks whether it is still the same. */
export async function fingerprintOf(tx: Tx, of: VersionTable): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    select coalesce(md5(string_agg(v.layer || ' ' || v.name || ' ' || v.hash, ',' order by v.layer, v.name, v.valid_from)), '') as fingerprint
    from ${table(of)} v where v.district = ${tx.district} and v.withdrawn_at is null`.execute(tx.db)
  return rows[0]?.fingerprint ?? ''
}

/** Every version that was ever known under a name, newest period first; rows that only gave way to another period of the same document are left out. */
export async function versionsNamed(tx: Tx, of: VersionTable, name: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${columns} from ${table(of)} v where v.district = ${tx.district} and v.name = ${name} and v.replaced_by is null
    order by v.valid_from desc, ${nearest}, v.known_at desc`.execute(tx.db)
  return rows
}

export async function findVersion(tx: Tx, of: VersionTable, id: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`
    select ${columns} from ${table(of)} v where v.district = ${tx.district} and v.id = ${id}`.execute(tx.db)
  return rows[0]
}

/** The documents behind hashes, by `name hash`, whether they still hold or not: what a decision of any day was made by. */
export async function documentsOf(tx: Tx, wanted: { name: string; hash: string }[]): Promise<Map<string, unknown>> {
  const { rows } = await sql<{ name: string; hash: string; document: unknown }>`
    select distinct on (v.name, v.hash) v.name, v.hash, v.document from services.rule_version v
    join unnest(${wanted.map(({ name }) => name)}::text[], ${wanted.map(({ hash }) => hash)}::text[]) as w (name, hash)
      on v.name = w.name and v.hash = w.hash
    where v.district = ${tx.district} order by v.name, v.hash`.execute(tx.db)
  return new Map(rows.map(({ name, hash, document }) => [`${name} ${hash}`, document]))
}

/** All that is not withdrawn, whatever its period; of one layer, or of all. */
export async function livingIn(tx: Tx, of: VersionTable, layer?: Layer): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${columns} from ${table(of)} v
    where v.district = ${tx.district} and v.withdrawn_at is null ${layer ? sql`and v.layer = ${layer}` : sql``}
    order by v.name, v.valid_from`.execute(tx.db)
  return rows
}

/** The first version of each name that a layer ever had, by its id: ids grow. */
export async function firstKnown(tx: Tx, of: VersionTable, layer: Layer): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; first: string }>`
    select v.name, min(v.id::text) as first from ${table(of)} v
    where v.district = ${tx.district} and v.layer = ${layer} group by v.name`.execute(tx.db)
  return new Map(rows.map(({ name, first }) => [name, first]))
}

/** The versions of one name in the district's own layer that are not withdrawn, locked against other publications of the name. */
export async function lockOwn(tx: Tx, of: VersionTable, name: string): Promise<Version[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`services.${of} ${tx.district} ${name}`}, 0))`.execute(tx.db)
  return (await livingIn(tx, of, 'district')).filter((version) => version.name === name)
}

/** Withdraws versions that were never right, or that a file holds no more; their rows stay, for what was decided by them. */
export async function withdrawVersions(
  tx: Tx,
  of: VersionTable,
  ids: string[],
  why: string,
  closedBy: string | null = null,
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update ${table(of)} set withdrawn_at = ${tx.now}, withdrawn_by = ${tx.actor.name}, withdrawn_why = ${why}, closed_by = ${closedBy}::uuid
    where district = ${tx.district} and id = any(${ids}::uuid[])`.execute(tx.db)
}

/** What a version ended, as it was before: the version that gave way to a shorter one, or that was withdrawn since the new one begins on its day. */
export async function endedBy(
  tx: Tx,
  of: VersionTable,
  id: string,
): Promise<{ before: Version; now: Version | undefined } | undefined> {
  const { rows } = await sql<Version>`
    select ${columns} from ${table(of)} v
    where v.district = ${tx.district} and v.closed_by = ${id}::uuid and v.replaced_by is null
    order by v.known_at desc, v.id desc limit 1`.execute(tx.db)
  const [last] = rows
  if (!last) return undefined
  if (last.withdrawnAt) return { before: last, now: undefined }
  const longer = await sql<Version>`
    select ${columns} from ${table(of)} v where v.district = ${tx.district} and v.replaced_by = ${last.id}::uuid`.execute(tx.db)
  return { before: longer.rows[0] ?? last, now: last }
}

/** Puts a version in the place of another: the same document with another end. */
export async function replaceVersion(tx: Tx, of: VersionTable, version: Version, by: NewVersion): Promise<void> {
  const id = newId()
  await sql`
    update ${table(of)} set withdrawn_at = ${tx.now}, withdrawn_by = ${tx.actor.name}, replaced_by = ${id}
    where district = ${tx.district} and id = ${version.id}`.execute(tx.db)
  await insertVersions(tx, of, [{ ...by, id }])
}

/** Adds versions in one statement. 409 where two of a name and layer would hold on one day. */
export async function insertVersions(tx: Tx, of: VersionTable, versions: NewVersion[]): Promise<void> {
  if (versions.length === 0) return
  const rows = versions.map((version) => ({
    ...{ id: version.id ?? newId(), name: version.name, layer: version.layer, document: version.document, hash: version.hash },
    ...{ valid_from: version.validFrom, valid_to: version.validTo, origin: version.origin, closed_by: version.closedBy ?? null },
    published_at: (version.publishedAt ?? tx.now).toISOString(),
    published_by: version.publishedBy ?? tx.actor.name,
  }))
  await sql`
    insert into ${table(of)} (district, id, name, layer, document, hash, valid_from, valid_to, origin, closed_by, published_at, published_by, known_at)
    select ${tx.district}, r.id, r.name, r.layer, r.document, r.hash, r.valid_from, r.valid_to, r.origin, r.closed_by, r.published_at, r.published_by, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, name text, layer text, document jsonb, hash text, valid_from date,
      valid_to date, origin text, closed_by uuid, published_at timestamptz, published_by text)`.execute(tx.db)
}
