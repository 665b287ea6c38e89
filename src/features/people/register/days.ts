import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'

/** 422 for a day that has not come: records say what was so, not what will be. */
export function requirePast(tx: Tx, on: string): void {
  if (on > tx.today) throw new Problem(422, 'day_in_future', { on, today: tx.today })
}

/** 422 for a day before somebody was born. */
export function requireBorn(bornOn: string | null, on: string): void {
  if (bornOn !== null && on < bornOn) throw new Problem(422, 'day_before_birth', { on, bornOn })
}
