import type { Tx } from '../database/transaction.ts'

/** A stored file without its bytes. */
export type StoredFile = {
  id: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  uploadedBy: string
  uploadedAt: Date
}

/** Where files lie: in the database or in S3-compatible storage, by configuration. Types are told from the content, never from the name. */
export type FileStore = {
  /** Keeps the file; throws 415 `file_type_refused` (with what is accepted) or 413 `file_too_large`. */
  save(tx: Tx, file: { name: string; content: Buffer; accept?: readonly string[] }): Promise<StoredFile>
  /** The file's record, or 404. */
  get(tx: Tx, id: string): Promise<StoredFile>
  /** Its bytes. */
  read(tx: Tx, id: string): Promise<Buffer>
}
