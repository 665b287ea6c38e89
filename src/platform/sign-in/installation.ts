import { type Context, installationDistrict } from '../context.ts'
import { inDistrict } from '../database/transaction.ts'

export type { Context } from '../context.ts'

/**
 * The context in which accounts are kept: they belong to no district. It carries no idempotency key, whose stored reply would keep a
 * temporary password readable for a week.
 */
export const inInstallation = (ctx: Context): Context => inDistrict(ctx, installationDistrict)
