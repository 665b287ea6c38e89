import type { Context } from '../context.ts'

/** Runs one job: may run twice, opens its own transactions, gets ids only. `ctx.actor` is the system, named after the job. */
export type JobHandler = (ctx: Context, payload: Record<string, string>) => Promise<void>
