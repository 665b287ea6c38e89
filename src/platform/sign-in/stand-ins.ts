import { grantsIn, type Role } from '../actor.ts'
import type { Context } from '../context.ts'
import { reading, transaction } from '../database/transaction.ts'
import { found, Problem, permit } from '../problem.ts'
import { setGrantEnd } from './grants-store.ts'
import { coordinates, mayStandInBeGiven } from './policy.ts'
import { copyRoles, listStandIns, lockStandIn, type StandInRow } from './stand-ins-store.ts'
import { findAccountByUsername, lockAccount } from './store.ts'

/** The roles that may be held in somebody's place. */
const lendable: readonly Role[] = ['department_officer', 'street_officer', 'provider', 'coordinator']

/** Stand-ins of the district that are not over: all for a coordinator, those of the own department for its officers. */
export function standInsOf(ctx: Context): Promise<StandInRow[]> {
  return reading(ctx, async (tx) => {
    const own = departmentsOf(ctx)
    const rows = await listStandIns(tx.db, tx.district, tx.today)
    return rows.filter((row) => coordinates(ctx.actor, ctx.district) || (row.department !== null && own.includes(row.department)))
  })
}

/**
 * Lets one account hold another's roles of the district while that one is away. A coordinator lends any, an officer of a department those of
 * colleagues of the department. Problems: 403; 404 `account`; 422 `stand_in_period`, `stand_in_for_oneself`; 409 `nothing_to_stand_in_for`.
 */
export function giveStandIn(
  ctx: Context,
  wish: { for: string; by: string; startsOn: string; endsOn: string },
): Promise<{ ids: string[] }> {
  const own = departmentsOf(ctx)
  const wide = coordinates(ctx.actor, ctx.district)
  permit(wide || own.length > 0)
  return transaction(ctx, async (tx) => {
    const away = found(await findAccountByUsername(tx.db, wish.for), 'account')
    const present = found(await findAccountByUsername(tx.db, wish.by), 'account')
    // Nobody lends to themselves what is somebody else's.
    permit(mayStandInBeGiven(ctx.actor, present.id))
    if (away.id === present.id) throw new Problem(422, 'stand_in_for_oneself')
    if (wish.endsOn <= wish.startsOn || wish.endsOn <= tx.today) throw new Problem(422, 'stand_in_period', wish)
    found((await lockAccount(tx.db, present.id)) || undefined, 'account')
    const period = { from: away.id, to: present.id, district: tx.district, startsOn: wish.startsOn, endsOn: wish.endsOn }
    const how = { by: tx.actor.id, at: tx.now }
    const made = wide
      ? await copyRoles(tx.db, period, { ...how, roles: lendable, department: null })
      : (
          await Promise.all(
            own.map((department) => copyRoles(tx.db, period, { ...how, roles: ['department_officer'], department })),
          )
        ).flat()
    if (made.length === 0) throw new Problem(409, 'nothing_to_stand_in_for', { name: away.name })
    for (const { id, role, department, street } of made)
      await tx.audit('stand_ins.give', id, {
        ...{ account: present.id, for: away.id, role, department, street },
        ...{ startsOn: wish.startsOn, endsOn: wish.endsOn },
      })
    return { ids: made.map(({ id }) => id) }
  })
}

/** Ends a stand-in today; one that has not begun never does. Problems: 404; 403; 409 `grant_has_ended`. */
export function endStandIn(ctx: Context, id: string): Promise<void> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockStandIn(tx.db, tx.district, id), 'stand_in')
    const own = row.department !== null && departmentsOf(ctx).includes(row.department)
    permit(coordinates(ctx.actor, ctx.district) || own || row.standInFor === tx.actor.id || row.account === tx.actor.id)
    if (row.endsOn <= tx.today) throw new Problem(409, 'grant_has_ended', { endsOn: row.endsOn })
    const [, last] = [row.startsOn, tx.today].sort()
    await setGrantEnd(tx.db, id, last as string)
    await tx.audit('stand_ins.end', id, { account: row.account, for: row.standInFor })
  })
}

/** The departments the actor is an officer of in their own right: what is held in somebody's place cannot be lent on. */
const departmentsOf = ({ actor, district }: Context): string[] =>
  grantsIn(actor, district).flatMap(({ role, department, standInFor }) =>
    role === 'department_officer' && department && !standInFor ? [department] : [],
  )
