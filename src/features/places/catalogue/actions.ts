import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { Catalogue } from './contract.ts'
import { currentCatalogue } from './current.ts'

/** The catalogue of the district. */
export async function getCatalogue(ctx: Context, asOf?: string): Promise<Catalogue> {
  return await reading(asOf ? { ...ctx, asOf } : ctx, currentCatalogue)
}
