import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** A street, town or committee with its street's centre in WGS84. */
export type AreaRow = {
  code: string
  parent: string | null
  name: string
  counts: boolean
  lon: number | null
  lat: number | null
}

/** Every street and committee of the district. One query. */
export async function readAreas(tx: Tx): Promise<AreaRow[]> {
  const { rows } = await sql<AreaRow>`
    select code, parent, name, counts, lon, lat from platform.area where district = ${tx.district} order by code`.execute(tx.db)
  return rows
}
