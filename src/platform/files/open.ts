import { contentHash, newId } from '../ids.ts'
import type { JobSource } from '../jobs/registry.ts'
import { Problem } from '../problem.ts'
import { acceptedByDefault } from './accepted.ts'
import { mediaTypeOf } from './media-type.ts'
import { cleanName } from './name.ts'
import { openBucket, type S3Bucket, type S3Settings } from './s3.ts'
import type { FileStore, StoredFile } from './store.ts'
import { sweepOrphans } from './sweep.ts'
import { getFile, getFileContent, insertFile } from './table.ts'

/**
 * Opens the file store: in the database, or in S3-compatible storage when its settings are given. Files kept one way stay readable after a change to
 * the other as long as the bucket is configured. `jobs` belongs into the worker.
 */
export function openFiles({ s3, limitBytes }: { s3?: S3Settings; limitBytes: number }): { store: FileStore; jobs: JobSource } {
  const bucket = s3 && openBucket(s3)
  return { store: fileStore(bucket, limitBytes), jobs: sweeping(bucket) }
}

function fileStore(bucket: S3Bucket | undefined, limitBytes: number): FileStore {
  return {
    save: async (tx, { name, content, accept = acceptedByDefault }) => {
      if (content.length > limitBytes)
        throw new Problem(413, 'file_too_large', { limitBytes, limitMb: Math.floor(limitBytes / 1024 / 1024) })
      const mediaType = await mediaTypeOf(content, name)
      if (!accept.includes(mediaType)) throw new Problem(415, 'file_type_refused', { found: mediaType, accepted: accept })
      const file: StoredFile = {
        id: newId(),
        name: cleanName(name, mediaType),
        mediaType,
        bytes: content.length,
        sha256: contentHash(content),
        uploadedBy: tx.actor.id,
        uploadedAt: tx.now,
      }
      // The object goes out before the commit: an object without a record is swept away later, a record without its object would be a loss.
      await bucket?.put(objectKey(tx.district, file.id), content, mediaType)
      await insertFile(tx, file, bucket ? null : content)
      return file
    },
    get: getFile,
    read: async (tx, id) => {
      const { content, sha256 } = await getFileContent(tx, id)
      if (content) return content
      if (!bucket) throw new Error(`file ${id} lies in S3 storage, which is not configured`)
      const fetched = await bucket.get(objectKey(tx.district, id))
      if (contentHash(fetched) !== sha256) throw new Error(`file ${id} came back from the file storage with other bytes`)
      return fetched
    },
  }
}

const objectKey = (district: string, id: string) => `${district}/${id}`

function sweeping(bucket: S3Bucket | undefined): JobSource {
  if (!bucket) return { name: 'platform.files' }
  return {
    name: 'platform.files',
    jobs: { 'platform.sweepFiles': (ctx) => sweepOrphans(ctx, bucket) },
    crontab: ['10 4 * * * platform.sweepFiles'],
  }
}
