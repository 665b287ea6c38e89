import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'

/** A street or committee by its code: `street` is the street it is or lies in. */
export type NamedArea = { code: string; name: string; street: string }

/** The areas of the codes by code; one that the district does not have is absent. One query, none for no codes. */
export async function areasNamed(tx: Tx, codes: Iterable<string | null>): Promise<Map<string, NamedArea>> {
  const asked = [...new Set([...codes].filter((code) => code !== null))]
  if (asked.length === 0) return new Map()
  const { rows } = await sql<NamedArea>`
    select code, name, coalesce(parent, code) as street from platform.area
    where district = ${tx.district} and code = any(${asked}::text[])`.execute(tx.db)
  return new Map(rows.map((area) => [area.code, area]))
}
