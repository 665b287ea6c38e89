import { dayOf, plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { streetsOf } from '../policy.ts'
import { callBackRows } from './store.ts'

/** Calls that are the work of a street's officers: asked for by the person, or because nothing else reached them. */
export async function callBackWork(tx: Tx): Promise<WorkItem[]> {
  const streets = streetsOf(tx.actor, tx.district)
  if (streets.length === 0) return []
  return (await callBackRows(tx, streets, 50)).map(({ id, personName, streetName, state, urgent, until, madeAt }) => ({
    ...{ id, kind: state === 'failed' ? 'messages.work.failed' : 'messages.work.call_back', title: personName, urgent },
    ...{ subject: streetName ?? '', href: `/console/${tx.district}/messages/call-backs` },
    dueOn: until ? dayOf(until) : plusDays(dayOf(madeAt), 2),
  }))
}
