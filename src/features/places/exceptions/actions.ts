import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { placesChanged } from '../events.ts'
import { seenOn } from '../facilities/list.ts'
import { findFacility } from '../facilities/store.ts'
import { reportedFacility } from '../facilities/told.ts'
import type { NewException, OpeningException } from './contract.ts'
import { lockException, putException, upcomingOf, withdrawRow } from './store.ts'

/** The coming days on which a facility opens otherwise than its week says. */
export async function listExceptions(ctx: Context, facility: string, asOf?: string): Promise<{ exceptions: OpeningException[] }> {
  return await reading(seenOn(ctx, asOf), async (tx) => {
    found(await findFacility(tx, facility), 'facility')
    return { exceptions: (await upcomingOf(tx, facility)).map(({ facility: _, ...row }) => row) }
  })
}

/** Says how a single day is, in place of what was said of it before. 422 `exception_span`, `exception_day_past`. */
export async function setException(ctx: Context, facility: string, wish: NewException): Promise<{ id: string }> {
  const { on, opens, closes } = wish
  if ((opens === null) !== (closes === null) || (opens !== null && closes !== null && closes <= opens))
    throw new Problem(422, 'exception_span', { opens: opens ?? '', closes: closes ?? '' })
  return await transaction(ctx, async (tx) => {
    await reportedFacility(tx, facility)
    if (on < tx.today) throw new Problem(422, 'exception_day_past', { on, today: tx.today })
    const id = await putException(tx, facility, wish)
    await tx.audit('places.set_opening_exception', facility, { on, opens, closes })
    await tx.emit(placesChanged({ facility }))
    return { id }
  })
}

/** Takes it back: the day is again as the week says. */
export async function withdrawException(ctx: Context, id: string): Promise<{ id: string }> {
  return await transaction(ctx, async (tx) => {
    const { facility, on } = found(await lockException(tx, id), 'opening_exception')
    await reportedFacility(tx, facility)
    await withdrawRow(tx, id)
    await tx.audit('places.withdraw_opening_exception', facility, { on })
    await tx.emit(placesChanged({ facility }))
    return { id }
  })
}
