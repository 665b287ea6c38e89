import type { Context } from './context.ts'

/** What the delivery of an event writes beside its payload: an event that used one of these names would lose it. */
type Delivery = 'event' | 'eventId' | 'subscriber' | 'district'

/** Something that happened, told to whoever subscribed: a name `feature.what` and ids only. */
export type DomainEvent = { name: string; payload: Record<string, string> & { [name in Delivery]?: never } }

/** Reacts to an event: at least once, in a transaction of its own; must bear being called twice. */
export type EventHandler = (ctx: Context, event: DomainEvent & { id: string }) => Promise<void>

/** event name → feature → handler */
export type EventSubscriptions = Map<string, Map<string, EventHandler>>

/** The job that carries one event to one subscriber. */
export const deliveryJob = 'platform.deliver'

/** Collects every feature's `on` into one table. */
export function subscriptionsOf(features: { name: string; on?: Record<string, EventHandler> }[]): EventSubscriptions {
  const table: EventSubscriptions = new Map()
  for (const feature of features) {
    for (const [event, handler] of Object.entries(feature.on ?? {})) {
      const subscribers = table.get(event) ?? new Map<string, EventHandler>()
      subscribers.set(feature.name, handler)
      table.set(event, subscribers)
    }
  }
  return table
}
