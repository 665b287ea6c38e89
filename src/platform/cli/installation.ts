import pg from 'pg'
import type { Connection } from '../database/connect.ts'

/** The clock's offset and the districts of the installation, read as the owner. */
export async function readInstallation(owner: Connection): Promise<{ offsetDays: number; districts: string[] }> {
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ days: number }>('select clock_offset_days as days from platform.installation')
    const { rows: districts } = await client.query<{ code: string }>('select code from platform.district order by code')
    return { offsetDays: rows[0]?.days ?? 0, districts: districts.map((row) => row.code) }
  } finally {
    await client.end()
  }
}
