import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { OrganizationTable, PlacesTables } from '../tables.ts'
import type { Organization } from './contract.ts'

const db = (tx: Tx) => tx.db.withTables<PlacesTables>()
const columns = ['id', 'code', 'name', 'kind', 'phone', 'synthetic'] as const

/** The organizations of the installation that are not withdrawn, each with how many facilities it runs in this district, by name. */
export async function readOrganizations(tx: Tx): Promise<(Organization & { facilities: number })[]> {
  const { rows } = await sql<Organization & { facilities: number }>`
    select o.id, o.code, o.name, o.kind, o.phone, o.synthetic, coalesce(run.n, 0)::int as facilities
    from places.organization o
    left join (
      select organization, count(*) as n from places.facility
      where district = ${tx.district} and organization is not null and withdrawn_at is null and closed_on is null group by organization
    ) run on run.organization = o.id
    where o.withdrawn_at is null order by o.name collate "zh-x-icu", o.id`.execute(tx.db)
  return rows
}

export async function findOrganization(tx: Tx, by: { id: string } | { code: string }): Promise<Organization | undefined> {
  const row = await db(tx)
    .selectFrom('places.organization')
    .select(columns)
    .where('id' in by ? 'id' : 'code', '=', 'id' in by ? by.id : by.code)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row as Organization | undefined
}

/** The organizations of several codes, in one query. */
export async function organizationsByCode(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('places.organization')
    .select(['id', 'code'])
    .where('code', 'in', [...new Set(codes)])
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, code }) => [code ?? '', id]))
}

/** Keeps organizations; `known_at` may lie in the past where they are brought in from elsewhere. */
export async function insertOrganizations(tx: Tx, rows: readonly Omit<OrganizationTable, 'withdrawn_at'>[]): Promise<void> {
  if (rows.length === 0) return
  await db(tx)
    .insertInto('places.organization')
    .values(rows.map((row) => ({ ...row, withdrawn_at: null })))
    .execute()
}

export async function updateOrganization(
  tx: Tx,
  id: string,
  set: Partial<Pick<OrganizationTable, 'code' | 'name' | 'kind' | 'phone'>>,
): Promise<void> {
  await db(tx).updateTable('places.organization').set(set).where('id', '=', id).execute()
}

export async function lockOrganization(tx: Tx, id: string): Promise<Organization | undefined> {
  const row = await db(tx)
    .selectFrom('places.organization')
    .select(columns)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row as Organization | undefined
}
