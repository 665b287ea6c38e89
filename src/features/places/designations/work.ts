import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { mayKeep } from '../policy.ts'
import { readDesignations } from './store.ts'

/** Designations that expire within sixty days, for the departments that give them: to be reviewed. */
export async function designationWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (tx.actor.kind !== 'account' || !tx.actor.grants.some(({ role }) => role === 'department_officer')) return []
  const { designations } = await currentCatalogue(tx)
  const kinds = Object.entries(designations).flatMap(([id, { departments }]) =>
    mayKeep(tx.actor, tx.district, departments) ? [id] : [],
  )
  if (kinds.length === 0) return []
  const { rows } = await readDesignations(tx, { kinds, state: 'due' }, { offset: 0, limit: 200 })
  return rows.map((row) => ({
    ...{ id: row.id, kind: 'places.work.review_designation', title: row.name || row.subjectName },
    ...{ subject: `${designations[row.kind]?.zh ?? row.kind} · ${row.streetName}`, dueOn: row.expiresOn },
    ...{ href: `/console/${tx.district}/places/designations?open=${row.id}`, urgent: false },
  }))
}
