import { sql } from 'kysely'
import type { Tx } from './transaction.ts'

/** A reading that several readers share; `what` names it within the district, with all that it depends on besides the data. */
export type SharedReading<T> = (tx: Tx, what: string, read: () => Promise<T>) => Promise<T>

const keptMs = 5_000
const keptAtMost = 200

/**
 * Lets readers to whom the database looks exactly the same (one snapshot: nothing was committed in between) share one answer instead of each
 * working it out; fifty people at the same boards are then little more than one. Nothing has to be invalidated: any commit is another snapshot.
 * Only read-only transactions take part, never one that may have written. The answer is frozen, since it belongs to many.
 */
export function sharedReading<T>(): SharedReading<T> {
  const kept = new Map<string, { answer: Promise<T>; at: number }>()
  return async (tx, what, read) => {
    const snapshot = tx.readOnly ? await snapshotOf(tx) : null
    if (snapshot === null) return await read()
    const known = tx.knownAt >= tx.now ? `now ${tx.today}` : tx.knownAt.toISOString()
    const key = [snapshot, tx.district, what, tx.asOf, known].join(' ')
    const earlier = kept.get(key)
    // Whose answer failed, or is old although nothing was committed: that reader's trouble (or clock) need not be ours.
    if (earlier && Date.now() - earlier.at < keptMs) return await earlier.answer.catch(() => read())
    const answer = read().then(frozen)
    kept.set(key, { answer, at: Date.now() })
    answer.catch(() => kept.delete(key))
    for (const old of kept.keys()) if (kept.size > keptAtMost) kept.delete(old)
    return await answer
  }
}

const named = new WeakMap<Tx, Promise<string | null>>()

// A read-only transaction sees one snapshot to its end: it is named once.
function snapshotOf(tx: Tx): Promise<string | null> {
  const name = named.get(tx) ?? nameOf(tx)
  named.set(tx, name)
  return name
}

/** Names what the transaction sees; null on Citus, whose coordinator does not see every commit of its workers. */
async function nameOf(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ snapshot: string | null }>`
    select case when to_regproc('citus_version') is null then current_database() || ' ' || pg_current_snapshot() end as snapshot`.execute(
    tx.db,
  )
  return rows[0]?.snapshot ?? null
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) frozen(part)
  return value
}
