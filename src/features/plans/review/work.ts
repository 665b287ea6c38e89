import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { mayReview } from './policy.ts'
import { listImportRecords } from './store.ts'

/** What a coordinator has begun and not finished: imports still under review. */
export async function reviewWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!mayReview(tx.actor, tx.district)) return []
  const open = await listImportRecords(tx, 'review')
  return open.map(({ id, name, title }) => ({
    ...{ id, kind: 'plans.review.work.open', title: title ?? name, subject: name, dueOn: null },
    ...{ href: `/console/${tx.district}/imports/${id}`, urgent: false },
  }))
}
