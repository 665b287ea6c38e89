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
  /** The day from which it is closed, if one is known. */
  closedOn: string | null
}

const columns = sql`f.id, f.name, f.type, f.street, f.committee, f.organization, f.address, f.phone, f.lon, f.lat, f.closed_on as "closedOn"`

/** A facility that is open; with `closedToo`, one that was. */
export async function findVenue(tx: Tx, id: string, { closedToo = false } = {}): Promise<VenueRow | undefined> {
  const open = closedToo ? sql`true` : sql`(f.closed_on is null or f.closed_on > ${tx.today}::date)`
  const { rows } = await sql<VenueRow>`
    select ${columns} from places.listed f where f.district = ${tx.district} and f.id = ${id}::uuid and ${open}`.execute(tx.db)
  return rows[0]
}
