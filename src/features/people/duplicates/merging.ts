import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { mergeUndone, personsMerged } from '../events.ts'
import { mayKeepPeople, mayMerge } from '../policy.ts'
import type { NewMerge, PairMerge } from './contract.ts'
import { obstaclesBetween } from './obstacle-store.ts'
import { decidePair, findDuplicate, findMerge, insertMerge, lockPair, pointTo, undoMergeRow } from './store.ts'

/** Decides that a pair is one person. 409 `already_merged` where it was decided before, or the code of what must be settled first. */
export async function mergePair(ctx: Context, id: string, { keep, why }: PairMerge): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayKeepPeople(tx.actor, tx.district))
    const { one, other } = found(await findDuplicate(tx, id, true), 'duplicate')
    if (keep !== one && keep !== other) throw new Problem(422, 'kept_is_not_of_the_pair')
    return { id: await merge(tx, { kept: keep, merged: keep === one ? other : one, why }) }
  })
}

/** Decides that two records are one person, though nothing proposed it. */
export async function mergePersons(ctx: Context, wish: NewMerge): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayKeepPeople(tx.actor, tx.district))
    return { id: await merge(tx, wish) }
  })
}

/** Decides that a pair is two persons; it is not proposed again. */
export async function differPair(ctx: Context, id: string, { why }: { why: string }): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayKeepPeople(tx.actor, tx.district))
    const { one, other, state } = found(await findDuplicate(tx, id, true), 'duplicate')
    const pair = await lockPair(tx, one, other)
    permit(mayMerge(tx.actor, tx.district, found(pair.get(one), 'person'), found(pair.get(other), 'person')))
    if (state !== 'proposed') throw new Problem(409, 'duplicate_decided_already', { state })
    await decidePair(tx, one, other, 'different', why)
    await tx.audit('people.tell_apart', `person/${one}`, { one, other, duplicate: id })
    return { id }
  })
}

/** Makes two records of one again, exactly as they were. */
export async function undoMerge(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    permit(mayKeepPeople(tx.actor, tx.district))
    const { kept, merged } = found(await findMerge(tx, id), 'merge')
    const pair = await lockPair(tx, kept, merged)
    const one = found(pair.get(merged), 'person')
    permit(mayMerge(tx.actor, tx.district, found(pair.get(kept), 'person'), one))
    const { undoneAt } = found(await findMerge(tx, id), 'merge')
    if (undoneAt || one.mergedInto !== kept) throw new Problem(409, 'merge_undone_already')
    await pointTo(tx, merged, null)
    await undoMergeRow(tx, id, reason)
    await decidePair(tx, kept, merged, 'proposed', null)
    await tx.audit('people.undo_merge', `person/${merged}`, { kept, merged, merge: id, reason })
    await tx.emit(mergeUndone({ kept, merged }))
    return { id }
  })
}

async function merge(tx: Tx, { kept, merged, why }: NewMerge): Promise<string> {
  if (kept === merged) throw new Problem(422, 'person_is_not_merged_into_itself')
  const pair = await lockPair(tx, kept, merged)
  const [keeps, goes] = [found(pair.get(kept), 'person'), found(pair.get(merged), 'person')]
  permit(mayMerge(tx.actor, tx.district, keeps, goes))
  if (keeps.mergedInto || goes.mergedInto) throw new Problem(409, 'already_merged')
  if (keeps.withdrawn || goes.withdrawn) throw new Problem(409, 'merge_of_withdrawn')
  const [obstacle] = await obstaclesBetween(tx, kept, merged)
  if (obstacle) throw new Problem(409, obstacle.code, obstacle.details)
  await pointTo(tx, merged, kept)
  const id = await insertMerge(tx, { kept, merged, why })
  await decidePair(tx, kept, merged, 'merged', why)
  await tx.audit('people.merge', `person/${kept}`, { kept, merged, merge: id })
  await tx.emit(personsMerged({ kept, merged }))
  return id
}
