import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { findPerson } from '../person-store.ts'
import { mayEdit, mayKeepPeople } from '../policy.ts'
import { whoseList } from '../register/list.ts'
import type { Hold } from './contract.ts'
import { insertHold, liftHold, listHolds, lockHold } from './hold-store.ts'

/** Keeps everything of a person, whatever the schedule says, while a complaint or dispute is open. */
export function placeHold(ctx: Context, id: string, { why }: { why: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    permit(mayEdit(tx.actor, tx.district, person))
    const hold = await insertHold(tx, person.id, why)
    await tx.audit('people.hold', `person/${person.id}`, { hold, why })
    return { id: hold }
  })
}

/** Lifts a hold, with a reason. Problems: 404, 403, 409 `hold_is_lifted`. */
export function endHold(ctx: Context, id: string, { reason }: { reason: string }): Promise<void> {
  return transaction(ctx, async (tx) => {
    const hold = found(await lockHold(tx, id), 'hold')
    const person = found(await findPerson(tx, hold.person), 'hold')
    permit(mayEdit(tx.actor, tx.district, person))
    if (hold.lifted) throw new Problem(409, 'hold_is_lifted')
    await liftHold(tx, id, reason)
    await tx.audit('people.lift_hold', `person/${person.id}`, { hold: id, reason })
  })
}

/** The holds that stand on records that the reader keeps: why there is one is not for the street where somebody is only registered. */
export function listStandingHolds(ctx: Context): Promise<Hold[]> {
  permit(mayKeepPeople(ctx.actor, ctx.district))
  return reading(ctx, async (tx) =>
    (await listHolds(tx, whoseList(tx).streets)).map(({ lifted: _, madeAt, ...hold }) => ({
      ...hold,
      madeAt: madeAt.toISOString(),
    })),
  )
}
