import { plusDays, startOfDay } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { Problem } from '../../../platform/problem.ts'

/** How a board is asked to be seen: as of a day, and with what has been learnt since when `corrected` is 1. */
export type AsSeen = { asOf?: string | undefined; corrected?: '0' | '1' | undefined }

/** The last instant of a day in the domain's zone. */
const endOfDay = (day: string): Date => new Date(startOfDay(plusDays(day, 1)).getTime() - 1)

/** The context in which an earlier day is seen: what was true then as known then, or as corrected since. Today is simply now; 422 `day_not_yet` for a later day. */
export function seenAs(ctx: Context, { asOf, corrected }: AsSeen): Context {
  const today = ctx.clock.today()
  if (asOf === undefined || asOf === today) return ctx
  if (asOf > today) throw new Problem(422, 'day_not_yet', { day: asOf, today })
  return { ...ctx, asOf, ...(corrected === '1' ? {} : { knownAt: endOfDay(asOf) }) }
}

/** What happened by then: the end of the day looked at, or the instant of knowledge where that came first. */
export const happenedBy = (tx: Tx): Date => new Date(Math.min(tx.knownAt.getTime(), endOfDay(tx.asOf).getTime()))

/** Whether the board shows now: only then can anything be done on it. */
export const isNow = (tx: Tx): boolean => tx.asOf === tx.today && tx.knownAt.getTime() === tx.now.getTime()
