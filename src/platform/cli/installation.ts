import pg from 'pg'
import type { Connection } from '../database/connect.ts'

/** The clock's offset, the districts and the fingerprint of the keys of the installation, read as the owner. */
export async function readInstallation(
  owner: Connection,
): Promise<{ offsetDays: number; districts: string[]; keyFingerprint: string | undefined }> {
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ days: number; fingerprint: string | null }>(
      'select clock_offset_days as days, key_fingerprint as fingerprint from platform.installation',
    )
    const { rows: districts } = await client.query<{ code: string }>('select code from platform.district order by code')
    return {
      offsetDays: rows[0]?.days ?? 0,
      districts: districts.map((row) => row.code),
      keyFingerprint: rows[0]?.fingerprint ?? undefined,
    }
  } finally {
    await client.end()
  }
}
