import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { type AsSeen, seenAs } from '../tasks/moment.ts'
import { getBoard } from './actions.ts'
import { Board, IndicatorRow } from './contract.ts'

/** What anyone may know of an indicator: printed facts, the approved value, the status. Nothing that waits, nobody's name. */
export const PublicIndicator = IndicatorRow.omit({ waiting: true, spark: true })
export const PublicBoard = Board.extend({ indicators: z.array(PublicIndicator) })
export type PublicBoard = z.infer<typeof PublicBoard>

/** A district's public board. */
export async function publicBoard(ctx: Context, wish: AsSeen & { plan?: string | undefined } = {}): Promise<PublicBoard> {
  return PublicBoard.parse(await getBoard(seenAs(ctx, wish), wish.plan))
}
