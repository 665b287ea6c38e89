import { type RawBuilder, sql } from 'kysely'
import { grantsIn } from '../actor.ts'
import { plusDays, startOfDay } from '../clock.ts'
import type { Tx } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import type { AuditFilter } from './contract.ts'

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
export type AuditLine = {
  district: string
  id: string
  at: Date
  domainAt: Date
  actor: string
  actorName: string
  action: string
  subject: string
  details: Record<string, unknown>
  requestId: string
}

/** The line of what a transaction's actor does now. */
export function auditLine(tx: Tx, action: string, subject: string, details: Record<string, unknown>): AuditLine {
  return {
    district: tx.district,
    id: newId(),
    at: new Date(),
    domainAt: tx.now,
    actor: tx.actor.id,
    actorName: tx.actor.name,
    action,
    subject,
    details: { ...details, ...inPlaceOf(tx) },
    requestId: tx.requestId,
  }
}

/** Whoever stands in for somebody away acts as themselves, and the line says for whom they stand in. */
function inPlaceOf({ actor, district }: Tx): { standInFor?: string[] } {
  const away = grantsIn(actor, district).flatMap(({ standInFor }) => (standInFor ? [standInFor] : []))
  return away.length > 0 ? { standInFor: [...new Set(away)] } : {}
}

/** Audit lines of the district, newest first; `before` is the id to go on from. */
export async function listAudit(tx: Tx, filter: AuditFilter & { before?: string | undefined; limit: number }) {
  let query = tx.db
    .withTables<AuditTables>()
    .selectFrom('platform.audit')
    .select(['id', 'at', 'domain_at as domainAt', 'actor', 'actor_name as actorName'])
    .select(['action', 'subject', 'details', 'request_id as requestId'])
    .where('district', '=', tx.district)
  const { action, who, subject, from, to, before } = filter
  if (action) query = query.where('action', '=', action)
  if (who) query = query.where((eb) => eb.or([eb('actor', '=', who), eb('actor_name', 'like', `%${escaped(who)}%`)]))
  if (subject) query = query.where('subject', '=', subject)
  if (from) query = query.where('at', '>=', startOfDay(from))
  if (to) query = query.where('at', '<', startOfDay(plusDays(to, 1)))
  if (before) query = query.where('id', '<', before)
  return await query.orderBy('id', 'desc').limit(filter.limit).execute()
}

/** The kinds of deeds the district's record holds, one step of the index each, however long the record is. */
export async function listActions(tx: Tx): Promise<string[]> {
  const next = (after: RawBuilder<unknown>) => sql`(select a.action from platform.audit a
    where a.district = ${tx.district} and ${after} order by a.action limit 1)`
  const { rows } = await sql<{ action: string }>`
    with recursive kind as (
      select ${next(sql`true`)} as action
      union all
      select ${next(sql`a.action > kind.action`)} from kind where kind.action is not null
    )
    select action from kind where action is not null`.execute(tx.db)
  return rows.map((row) => row.action)
}

const escaped = (words: string) => words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
