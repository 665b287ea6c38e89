import type { Tx } from '../../../platform/database/transaction.ts'
import type { TimelineItem } from '../../../platform/feature.ts'
import { findPerson } from '../../people/index.ts'
import { messagesOf } from '../delivering/store.ts'
import { mayTell } from '../policy.ts'

/** On a person's page: of what they were told and when, not what was said. For those who keep the record. */
export async function messageTimeline(tx: Tx, id: string): Promise<TimelineItem[]> {
  const person = await findPerson(tx, id)
  if (!person || !mayTell(tx.actor, tx.district, person)) return []
  const href = `/console/${tx.district}/messages/of/${person.id}`
  return (await messagesOf(tx, person.id, 50)).map(({ kind, madeAt }) => ({
    ...{ at: madeAt, title: kind, href },
    said: { key: `notice.kind.${kind}` },
  }))
}
