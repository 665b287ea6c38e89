import { createHmac } from 'node:crypto'
import type { Database } from '../database/connect.ts'
import { Problem } from '../problem.ts'
import { countTry, forgetTries, keepTry, returnTry } from './lock-out-store.ts'

/** What came of a try: wrong counts, right forgets all earlier ones, `half` (a second factor is awaited, or the try was no try) does neither. */
export type Outcome = 'right' | 'wrong' | 'half'

/** The lock-out by account name. Unknown names are counted like known ones, so that a lock tells nobody whether an account exists. */
export type LockOut = {
  /** Judges one try for a user name, one at a time for each name. Throws 423 `account_locked` with `retryAfterSeconds` and `minutes`. */
  judge<T extends { outcome: Outcome }>(username: string, attempt: () => Promise<T>): Promise<T>
  /** What the name is counted under: a keyed hash, because people type passwords into the wrong field. */
  nameHash(username: string): string
}

/** `onLocked` hears of each lock that a wrong try brought about. */
export function createLockOut(db: Database, secret: string, onLocked: (username: string) => Promise<void>): LockOut {
  const inTurn = createTurns()
  const nameHash = (username: string) =>
    createHmac('sha256', secret).update(`attempt:${username.trim().toLowerCase()}`).digest('hex')

  async function judge<T extends { outcome: Outcome }>(username: string, attempt: () => Promise<T>): Promise<T> {
    const hash = nameHash(username)
    const at = new Date()
    const counted = await countTry(db, hash, at)
    if (!counted.counted) throw locked(counted.until, at)
    const judged = await attempt().catch(async (error: unknown) => {
      await returnTry(db, hash, at)
      throw error
    })
    if (judged.outcome === 'right') await forgetTries(db, hash)
    if (judged.outcome === 'half') await returnTry(db, hash, at)
    if (judged.outcome === 'wrong' && (await keepTry(db, hash, at)).locked) await onLocked(username)
    return judged
  }

  // Within a process the tries for one name queue up: several right ones at once must not use up what is meant for wrong ones.
  return { nameHash, judge: (username, attempt) => inTurn(nameHash(username), () => judge(username, attempt)) }
}

function locked(until: Date, at: Date): Problem {
  const seconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000))
  return new Problem(423, 'account_locked', { retryAfterSeconds: seconds, minutes: Math.ceil(seconds / 60) })
}

function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work)
    const settled = mine.catch(() => {})
    last.set(key, settled)
    void settled.then(() => last.get(key) === settled && last.delete(key))
    return mine
  }
}
