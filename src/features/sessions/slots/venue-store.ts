import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** A facility as far as sessions need it. */
export type VenueRow = {
  id: string
  name: string
  type: string
  street: string
  committee: string | null
  organization: string | null
  address: string
  phone: string | null
  lon: number | null
  lat: number | null
}

const columns = sql`f.id, f.name, f.type, f.street, f.committee, f.organization, f.address, f.phone, f.lon, f.lat`

/** A facility that is open. */
export async function findVenue(tx: Tx, id: string): Promise<VenueRow | undefined> {
  const { rows } = await sql<VenueRow>`
    select ${columns} from places.listed f
    where f.district = ${tx.district} and f.id = ${id}::uuid and (f.closed_on is null or f.closed_on > ${tx.today}::date)`.execute(
    tx.db,
  )
  return rows[0]
}

/** The facilities of some organizations, and whether sessions are held there: what a provider may open. */
export async function venuesRunBy(tx: Tx, organizations: readonly string[]): Promise<VenueRow[]> {
  const { rows } = await sql<VenueRow>`
    select ${columns} from places.listed f
    where f.district = ${tx.district} and f.organization = any (${[...organizations]}::uuid[]) and (f.closed_on is null or f.closed_on > ${tx.today}::date)
    order by f.name limit 500`.execute(tx.db)
  return rows
}
