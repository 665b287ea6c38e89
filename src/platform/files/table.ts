import type { Tx } from '../database/transaction.ts'
import { found } from '../problem.ts'
import type { StoredFile } from './store.ts'

type Row = {
  district: string
  id: string
  name: string
  media_type: string
  bytes: number
  sha256: string
  content: Buffer | null
  stored_in: 'database' | 's3'
  uploaded_by: string
  uploaded_at: Date
}
type Tables = { 'platform.file': Row }

/** Keeps the record, and the bytes where they lie in the database. */
export async function insertFile(tx: Tx, file: StoredFile, content: Buffer | null): Promise<void> {
  const { id, name, mediaType, bytes, sha256, uploadedBy, uploadedAt } = file
  const where = { district: tx.district, id, content, stored_in: content ? ('database' as const) : ('s3' as const) }
  await tx.db
    .withTables<Tables>()
    .insertInto('platform.file')
    .values({ ...where, name, media_type: mediaType, bytes, sha256, uploaded_by: uploadedBy, uploaded_at: uploadedAt })
    .execute()
}

/** The record, or 404. */
export async function getFile(tx: Tx, id: string): Promise<StoredFile> {
  const row = await tx.db
    .withTables<Tables>()
    .selectFrom('platform.file')
    .select([
      'id',
      'name',
      'media_type as mediaType',
      'bytes',
      'sha256',
      'uploaded_by as uploadedBy',
      'uploaded_at as uploadedAt',
    ])
    .where('district', '=', tx.district)
    .where('id', '=', uuid(id))
    .executeTakeFirst()
  return found(row, 'file')
}

/** Where its bytes lie, with the bytes when they lie here; or 404. */
export async function getFileContent(tx: Tx, id: string): Promise<{ content: Buffer | null; sha256: string }> {
  const row = await tx.db
    .withTables<Tables>()
    .selectFrom('platform.file')
    .select(['content', 'sha256'])
    .where('district', '=', tx.district)
    .where('id', '=', uuid(id))
    .executeTakeFirst()
  return found(row, 'file')
}

/** Those of the ids that have a record. */
export async function knownFiles(tx: Tx, ids: string[]): Promise<Set<string>> {
  const rows = await tx.db
    .withTables<Tables>()
    .selectFrom('platform.file')
    .select('id')
    .where('district', '=', tx.district)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.id))
}

// An id that cannot be one is unknown, not a fault of the database.
const uuid = (id: string) => found(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? id : undefined, 'file')
