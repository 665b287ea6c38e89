import type { Context } from '../../platform/context.ts'
import { transaction } from '../../platform/database/transaction.ts'
import type { Feature } from '../../platform/feature.ts'
import { found } from '../../platform/problem.ts'
import { actingFor, findPerson, type OwnRecord, recordOf } from '../people/index.ts'

/** Everything the district holds about a person: the record itself, and what each feature adds under its name. */
export type PersonalExport = { district: string; madeAt: string; person: OwnRecord; features: Record<string, unknown> }

/** Gathers one's own data from every feature in one transaction, on record. Identity numbers stay masked: the file travels. Problems: 404, 403. */
export function exportPersonal(ctx: Context, id: string, features: readonly Feature[]): Promise<PersonalExport> {
  return transaction({ ...ctx, idempotency: undefined }, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    const onBehalf = actingFor(tx, person.id, 'record')
    await tx.audit('people.export', `person/${person.id}`, { ...onBehalf })
    const held: Record<string, unknown> = {}
    for (const feature of features) {
      const data = await feature.personalData?.export(tx, person.id, ctx.keys)
      if (data !== undefined && Object.keys(data as object).length > 0) held[feature.name] = data
    }
    return { district: tx.district, madeAt: tx.now.toISOString(), person: await recordOf(tx, person), features: held }
  })
}
