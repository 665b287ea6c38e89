import { startOfDay } from '../../../platform/clock.ts'
import type { Retained } from '../../../platform/feature.ts'
import { emptyImport, listEmptiable } from './store.ts'

/** Imported files and their faulty rows are people's data twice over: they go when the schedule says; that an import was made, by whom and with what outcome, stays. */
export const importRetention: Retained = {
  kind: 'people.import',
  due: async (tx, before) => (await listEmptiable(tx, startOfDay(before), 10_000)).length,
  apply: async (tx, before, _what, limit) => {
    const ids = await listEmptiable(tx, startOfDay(before), limit)
    for (const id of ids) await emptyImport(tx, id)
    return ids.length
  },
}
