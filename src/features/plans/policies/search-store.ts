import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Asked } from '../../../platform/search/query.ts'
import type { PolicyTables } from './tables.ts'

/** What a token was found in, as the index keeps it. */
export type IndexRow = { asked: number; policy: string; version: number; clauses: number[]; times: number[] }

/** A single character begins many tokens; of those this many rows are read. */
const mostRows = 5000

/** Where the tokens of a query stand in the district's library. Equality and ranges only: they alone reach the index under row security. */
export async function readPostings(tx: Tx, tokens: readonly Asked[]): Promise<IndexRow[]> {
  const exact = tokens.flatMap(({ token, prefix }, asked) => (prefix ? [] : [{ token, asked }]))
  const begun = tokens.flatMap(({ token, prefix }, asked) => (prefix ? [{ token, asked }] : []))
  const rows: IndexRow[] = []
  if (exact.length > 0) {
    const asked = new Map(exact.map((one) => [one.token, one.asked]))
    const words = sql.join(exact.map(({ token }) => token))
    for (const row of await read(tx, sql`token in (${words})`)) rows.push({ ...row, asked: asked.get(row.token) as number })
  }
  for (const { token, asked } of begun)
    for (const row of await read(tx, sql`token >= ${token} and token < ${`${token}\u{10ffff}`}`)) rows.push({ ...row, asked })
  return rows
}

// Arrays come as text: the driver takes ten times as long to read them itself.
async function read(tx: Tx, which: ReturnType<typeof sql>) {
  const { rows } = await sql<{ token: string; policy: string; version: number; clauses: string; times: string }>`
    select token, policy, version, clauses::text as clauses, times::text as times
    from plans.policy_token where district = ${tx.district} and ${which} limit ${mostRows}`.execute(tx.db)
  return rows.map((row) => ({ ...row, clauses: numbersOf(row.clauses), times: numbersOf(row.times) }))
}

const numbersOf = (array: string): number[] => JSON.parse(`[${array.slice(1, -1)}]`) as number[]

/** The clauses asked for, by version. */
export async function readClauses(tx: Tx, wanted: { policy: string; version: number; ordinals: number[] }[]) {
  if (wanted.length === 0) return []
  const which = sql.join(
    wanted.map(
      ({ policy, version, ordinals }) =>
        sql`(policy = ${policy} and version = ${version} and ordinal in (${sql.join(ordinals)}))`,
    ),
    sql` or `,
  )
  return await tx.db
    .withTables<PolicyTables>()
    .selectFrom('plans.policy_clause')
    .select(['policy', 'version', 'ordinal', 'place', 'path', 'text'])
    .where('district', '=', tx.district)
    .where(sql<boolean>`(${which})`)
    .execute()
}
