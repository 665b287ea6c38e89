import type { Caller, World } from '../../../../test/support/world.ts'
import type { WorkItem } from '../../../platform/feature.ts'

/** What waits for somebody in my work, as the page of it asks. */
export async function workItemsFor(_w: World, who: Caller): Promise<WorkItem[]> {
  const reply = await who.get('/api/districts/310118/work')
  return (reply.body as { items: WorkItem[] }).items
}
