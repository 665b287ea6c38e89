import type { Context } from '../context.ts'
import { reading } from '../database/transaction.ts'
import type { S3Bucket, S3Object } from './s3.ts'
import { knownFiles } from './table.ts'

/** An upload that is still being committed is younger than this. */
const graceMs = 24 * 3_600_000

/** Deletes the district's objects that no record names: what uploads left behind that were refused after their bytes had gone out. */
export async function sweepOrphans(ctx: Context, bucket: S3Bucket, now = Date.now()): Promise<void> {
  let batch: S3Object[] = []
  for await (const object of bucket.list(`${ctx.district}/`)) {
    if (now - object.lastModified.getTime() > graceMs) batch.push(object)
    if (batch.length === 500) {
      await sweep(ctx, bucket, batch)
      batch = []
    }
  }
  await sweep(ctx, bucket, batch)
}

async function sweep(ctx: Context, bucket: S3Bucket, objects: S3Object[]): Promise<void> {
  if (objects.length === 0) return
  const idOf = (object: S3Object) => object.key.slice(ctx.district.length + 1)
  const ours = objects.filter((object) => /^[0-9a-f-]{36}$/.test(idOf(object))) // what others keep in the bucket is not ours to delete
  if (ours.length === 0) return
  const known = await reading(ctx, (tx) => knownFiles(tx, ours.map(idOf)))
  for (const object of ours) if (!known.has(idOf(object))) await bucket.delete(object.key)
}
