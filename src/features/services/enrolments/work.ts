import { holds } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { countDue } from './list-store.ts'
import { dueOf } from './lists.ts'
import { seesAllEnrolments } from './policy.ts'
import { enrolmentServices } from './services.ts'
import { whose } from './whose.ts'

const countedTo = 1000

/** For a street's officer, one line a service and kind: how many of the street are due to be seen, or run out. Who is entitled and not enrolled is a list, not a duty of today. */
export async function enrolmentWorkItems(tx: Tx): Promise<WorkItem[]> {
  if (!seesAllEnrolments(tx.actor, tx.district) || !holds(tx.actor, tx.district, 'street_officer')) return []
  const theirs = whose(tx, undefined)
  const items: WorkItem[] = []
  for (const entry of await enrolmentServices(tx, tx.today))
    for (const kind of ['check', 'renewal'] as const) {
      if (kind === 'renewal' && entry.enrolment?.months === undefined) continue
      const due = dueOf(tx, entry, kind, { service: entry.id, whose: theirs, after: undefined, limit: 0 })
      const n = due ? await countDue(tx, due, countedTo + 1) : 0
      if (n > 0)
        items.push({
          ...{ id: `${entry.id}-${kind}`, kind: `services.work.${kind}`, title: entry.name.zh, dueOn: null, urgent: false },
          subject: n > countedTo ? `${countedTo}+ 人` : `${n} 人`,
          href: `/console/${tx.district}/enrolments?service=${entry.id}&view=${kind}`,
        })
    }
  return items
}
