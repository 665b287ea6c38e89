import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { NewClause } from './contract.ts'
import type { PolicyTable, PolicyTables, PolicyVersionTable } from './tables.ts'
import type { Posting } from './tokens.ts'

const db = (tx: Tx) => tx.db.withTables<PolicyTables>()

/** Every version of the library known at the transaction's instant, with what its policy is. */
export async function listVersions(tx: Tx, policy?: string) {
  let query = db(tx)
    .selectFrom('plans.policy_version as v')
    .innerJoin('plans.policy as p', (join) => join.onRef('p.district', '=', 'v.district').onRef('p.id', '=', 'v.policy'))
    .select(['v.policy', 'v.version', 'v.number', 'v.title', 'v.issuer', 'v.issued_on as issuedOn', 'v.source'])
    .select([
      'v.valid_from as validFrom',
      'v.valid_to as validTo',
      'v.replaces',
      'v.clauses',
      'v.whole',
      'p.level',
      'p.kind',
      'p.plan',
    ])
    .select(['v.published_at as publishedAt', 'v.withdrawn_reason as withdrawnReason'])
    .select(sql<boolean>`v.withdrawn_at is not null and v.withdrawn_at <= ${tx.knownAt}`.as('withdrawn'))
    .where('v.district', '=', tx.district)
    .where('p.district', '=', tx.district)
    .where('v.published_at', '<=', tx.knownAt)
  if (policy) query = query.where((eb) => eb.or([eb('v.policy', '=', policy), eb('v.replaces', '=', policy)]))
  return await query.orderBy('v.policy').orderBy('v.version').execute()
}

/** A version as a list reads it. */
export type VersionRecord = Awaited<ReturnType<typeof listVersions>>[number]

/** The clauses of one version, in order. */
export async function listClauses(tx: Tx, policy: string, version: number) {
  return await db(tx)
    .selectFrom('plans.policy_clause')
    .select(['ordinal', 'place', 'path', 'heading', 'text', 'kind'])
    .where('district', '=', tx.district)
    .where('policy', '=', policy)
    .where('version', '=', version)
    .orderBy('ordinal')
    .execute()
}

/** The places of one version, in order, without their words. */
export async function listPlaces(tx: Tx, policy: string, version: number) {
  return await db(tx)
    .selectFrom('plans.policy_clause')
    .select(['ordinal', 'place', 'heading', 'kind'])
    .where('district', '=', tx.district)
    .where('policy', '=', policy)
    .where('version', '=', version)
    .orderBy('ordinal')
    .execute()
}

/** A policy, locked, by its id, its number or the plan it is; or nothing. */
export async function lockPolicy(
  tx: Tx,
  by: { id: string } | { number: string } | { plan: string },
): Promise<PolicyTable | undefined> {
  const query = db(tx).selectFrom('plans.policy').selectAll().where('district', '=', tx.district)
  const one =
    'id' in by
      ? query.where('id', '=', by.id)
      : 'plan' in by
        ? query.where('plan', '=', by.plan)
        : query.where('number', '=', by.number)
  return await one.forUpdate().executeTakeFirst()
}

export async function insertPolicy(tx: Tx, row: Omit<PolicyTable, 'district'>): Promise<void> {
  await db(tx)
    .insertInto('plans.policy')
    .values({ ...row, district: tx.district })
    .execute()
}

export async function updatePolicy(tx: Tx, id: string, change: Partial<Omit<PolicyTable, 'district' | 'id'>>): Promise<void> {
  await db(tx).updateTable('plans.policy').set(change).where('district', '=', tx.district).where('id', '=', id).execute()
}

export async function lastVersion(tx: Tx, policy: string): Promise<number> {
  const row = await db(tx)
    .selectFrom('plans.policy_version')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('district', '=', tx.district)
    .where('policy', '=', policy)
    .executeTakeFirst()
  return row?.last ?? 0
}

/** Whether a version of exactly this content stands already. */
export async function hasContent(tx: Tx, policy: string, contentHash: string): Promise<boolean> {
  const row = await db(tx)
    .selectFrom('plans.policy_version')
    .select('version')
    .where('district', '=', tx.district)
    .where('policy', '=', policy)
    .where('content_hash', '=', contentHash)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

type NewVersion = Omit<PolicyVersionTable, 'district' | 'withdrawn_at' | 'withdrawn_by' | 'withdrawn_reason'>

/** Keeps a version with its clauses and what they are found by. */
export async function insertVersion(tx: Tx, version: NewVersion, clauses: NewClause[], postings: Posting[]): Promise<void> {
  const { district } = tx
  await db(tx)
    .insertInto('plans.policy_version')
    .values({ ...version, district, withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null })
    .execute()
  const of = { district, policy: version.policy, version: version.version }
  for (const part of inParts(
    clauses.map((clause, at) => ({ ...clause, ordinal: at + 1 })),
    1000,
  ))
    await db(tx)
      .insertInto('plans.policy_clause')
      .values(part.map((clause) => ({ ...of, ...clause, path: JSON.stringify(clause.path) })))
      .execute()
  for (const part of inParts(postings, 2000))
    await db(tx)
      .insertInto('plans.policy_token')
      .values(part.map((posting) => ({ ...of, ...posting })))
      .execute()
}

function inParts<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** One version, locked, or 404. */
export async function lockVersion(tx: Tx, policy: string, version: number): Promise<PolicyVersionTable> {
  const row = await db(tx)
    .selectFrom('plans.policy_version')
    .selectAll()
    .where('district', '=', tx.district)
    .where('policy', '=', policy)
    .where('version', '=', version)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'policy')
}

/** Takes a version out of force and out of search; its clauses stay readable. */
export async function endVersion(tx: Tx, policy: string, version: number, reason: string): Promise<void> {
  await db(tx)
    .updateTable('plans.policy_version')
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.name, withdrawn_reason: reason })
    .where('district', '=', tx.district)
    .where('policy', '=', policy)
    .where('version', '=', version)
    .execute()
  await db(tx)
    .deleteFrom('plans.policy_token')
    .where('district', '=', tx.district)
    .where('policy', '=', policy)
    .where('version', '=', version)
    .execute()
}
