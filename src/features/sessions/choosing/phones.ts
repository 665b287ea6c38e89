import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { readStandards } from '../standards.ts'

/** The record with a telephone: where the facility has none, the hotline. Nobody is left with a sentence that ends in a dash. */
export async function withPhone<T extends { phone: string | null }>(ctx: Context, record: T): Promise<T & { phone: string }> {
  return { ...record, phone: record.phone ?? (await reading(ctx, readStandards)).hotline }
}
