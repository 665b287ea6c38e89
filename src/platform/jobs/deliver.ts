import type { Context } from '../context.ts'
import { type Tx, transaction } from '../database/transaction.ts'

type Tables = { 'platform.event_delivery': { district: string; event_id: string; subscriber: string; delivered_at: Date } }

/**
 * Hands one event to one subscriber. At least once: the handler opens its own transactions, so the delivery is recorded after it succeeded, and a
 * process that dies in between makes it run again. Once recorded, a repeated order does nothing. A subscriber that is no longer
 * installed is recorded as dealt with.
 */
export async function deliver(ctx: Context, payload: Record<string, string>): Promise<void> {
  const { event = '', eventId = '', subscriber = '', district: _, ...ids } = payload
  if (await transaction(ctx, (tx) => isDelivered(tx, eventId, subscriber))) return
  await ctx.subscriptions.get(event)?.get(subscriber)?.(ctx, { name: event, payload: ids, id: eventId })
  await transaction(ctx, (tx) => recordDelivery(tx, eventId, subscriber))
}

/** Forgets deliveries older than 30 days; their jobs are long gone. */
export async function forgetDeliveries(tx: Tx): Promise<void> {
  await tx.db
    .withTables<Tables>()
    .deleteFrom('platform.event_delivery')
    .where('district', '=', tx.district)
    .where('delivered_at', '<', new Date(Date.now() - 30 * 86_400_000))
    .execute()
}

async function isDelivered(tx: Tx, eventId: string, subscriber: string): Promise<boolean> {
  const row = await tx.db
    .withTables<Tables>()
    .selectFrom('platform.event_delivery')
    .select('event_id')
    .where('district', '=', tx.district)
    .where('event_id', '=', eventId)
    .where('subscriber', '=', subscriber)
    .executeTakeFirst()
  return row !== undefined
}

async function recordDelivery(tx: Tx, eventId: string, subscriber: string): Promise<void> {
  await tx.db
    .withTables<Tables>()
    .insertInto('platform.event_delivery')
    .values({ district: tx.district, event_id: eventId, subscriber, delivered_at: new Date() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
