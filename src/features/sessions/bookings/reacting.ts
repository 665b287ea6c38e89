import { transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findPerson } from '../../people/index.ts'
import { moveAllowances, returnAllowances } from './merging-store.ts'

/** One person has one allowance: when two records turn out to be one, and when they do not after all. Told twice, or after the opposite, it does nothing more. */
export const reactions: Record<string, EventHandler> = {
  'people.merged': (ctx, { payload: { merged = '' } }) =>
    transaction(ctx, async (tx) => {
      const stands = await findPerson(tx, merged)
      if (stands && stands.id !== merged) await moveAllowances(tx, { from: merged, to: stands.id })
    }),
  'people.merge_undone': (ctx, { payload: { kept = '', merged = '' } }) =>
    transaction(ctx, async (tx) => {
      const [stands, other] = [await findPerson(tx, merged), await findPerson(tx, kept)]
      if (stands?.id === merged && other) await returnAllowances(tx, { from: other.id, to: merged })
    }),
}
