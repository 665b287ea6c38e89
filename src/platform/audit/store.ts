import { grantsIn } from '../actor.ts'
import type { Tx } from '../database/transaction.ts'
import { newId } from '../ids.ts'

export type AuditTables = {
  'platform.audit': {
    district: string
    id: string
    at: Date
    domain_at: Date
    actor: string
    actor_name: string
    action: string
    subject: string
    details: string
    request_id: string
  }
}

/** One line in the audit: who did what to which record, and when (real and domain time). Lines are never changed. */
export async function writeAudit(tx: Tx, action: string, subject: string, details: Record<string, unknown>): Promise<void> {
  await tx.db
    .withTables<AuditTables>()
    .insertInto('platform.audit')
    .values({
      district: tx.district,
      id: newId(),
      at: new Date(),
      domain_at: tx.now,
      actor: tx.actor.id,
      actor_name: tx.actor.name,
      action,
      subject,
      details: JSON.stringify({ ...details, ...inPlaceOf(tx) }),
      request_id: tx.requestId,
    })
    .execute()
}

/** Whoever stands in for somebody away acts as themselves, and the line says for whom they stand in. */
function inPlaceOf({ actor, district }: Tx): { standInFor?: string[] } {
  const away = grantsIn(actor, district).flatMap(({ standInFor }) => (standInFor ? [standInFor] : []))
  return away.length > 0 ? { standInFor: [...new Set(away)] } : {}
}

export type AuditFilter = { action?: string; actor?: string; subject?: string; before?: string; limit: number }

/** Audit lines of the district, newest first; `before` is the id to go on from. */
export async function listAudit(tx: Tx, filter: AuditFilter) {
  let query = tx.db
    .withTables<AuditTables>()
    .selectFrom('platform.audit')
    .select(['id', 'at', 'actor', 'actor_name as actorName', 'action', 'subject', 'details', 'request_id as requestId'])
    .where('district', '=', tx.district)
  if (filter.action) query = query.where('action', '=', filter.action)
  if (filter.actor) query = query.where('actor', '=', filter.actor)
  if (filter.subject) query = query.where('subject', '=', filter.subject)
  if (filter.before) query = query.where('id', '<', filter.before)
  return await query.orderBy('id', 'desc').limit(filter.limit).execute()
}
