import type { Tx } from '../database/transaction.ts'
import { contentHash } from '../ids.ts'

type Tables = {
  'platform.setting': {
    district: string
    key: string
    version: number
    value: string
    content_hash: string
    origin: 'file' | 'local'
    known_at: Date
    set_by: string
  }
}

/** The district's setting as known at the transaction's instant, else the fallback. */
export async function readSetting<T>(tx: Tx, key: string, fallback: T): Promise<T> {
  const row = await tx.db
    .withTables<Tables>()
    .selectFrom('platform.setting')
    .select('value')
    .where('district', '=', tx.district)
    .where('key', '=', key)
    .where((eb) => eb.or([eb('known_at', '<=', tx.knownAt), eb('version', '=', 1)])) // the first version also answers for earlier days
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? (row.value as unknown as T) : fallback
}

/** Adds a version of a setting when its content is new. A file never overwrites what an officer set here. */
export async function saveSetting(tx: Tx, key: string, value: unknown, origin: 'file' | 'local'): Promise<void> {
  const db = tx.db.withTables<Tables>()
  const newest = await db
    .selectFrom('platform.setting')
    .select(['version', 'origin', 'content_hash'])
    .where('district', '=', tx.district)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const text = JSON.stringify(value)
  const hash = contentHash(text)
  if (newest?.content_hash === hash || (origin === 'file' && newest?.origin === 'local')) return
  await db
    .insertInto('platform.setting')
    .values({
      district: tx.district,
      key,
      version: (newest?.version ?? 0) + 1,
      value: text,
      content_hash: hash,
      origin,
      known_at: tx.now,
      set_by: tx.actor.name,
    })
    .execute()
}

/** True the first time it is asked in a district, in the same commit as whatever follows; false ever after. For what must happen once. */
export async function firstTime(tx: Tx, what: string): Promise<boolean> {
  const row = { version: 1, value: 'true', content_hash: '', origin: 'file' as const, known_at: tx.now, set_by: tx.actor.name }
  const inserted = await tx.db
    .withTables<Tables>()
    .insertInto('platform.setting')
    .values({ district: tx.district, key: `once.${what}`, ...row })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst()
  return inserted !== undefined
}
