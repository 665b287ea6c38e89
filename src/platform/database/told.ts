import { type RawBuilder, sql } from 'kysely'
import type { AuditLine } from '../audit/store.ts'
import type { IdempotencyKey } from '../context.ts'
import type { Database } from './connect.ts'

/** A job as the queue takes it: `payload` is JSON, `runAt` real time. */
export type Order = { job: string; payload: string; runAt: Date | null; key: string | null }

/** A statement that inserts rows, which it takes as one JSON array. */
export type Insert = (rows: string) => RawBuilder<unknown>

/**
 * What a transaction has told besides its own rows: audit lines, jobs, and rows that nobody reads or refers to within it. It is written at the end, in one statement: every
 * statement is a journey to the server and back.
 */
export type Told = { lines: AuditLine[]; orders: Order[]; rows: { insert: Insert; row: object }[] }

/** How much had been told at some point. */
export type Mark = { lines: number; orders: number; rows: number }

export const markOf = ({ lines, orders, rows }: Told): Mark => ({ lines: lines.length, orders: orders.length, rows: rows.length })

/** Forgets what was told since, as for work that was undone. */
export function backTo(told: Told, { lines, orders, rows }: Mark): void {
  told.lines.length = lines
  told.orders.length = orders
  told.rows.length = rows
}

/** Writes what was told, and with it the reply that the caller's key keeps. Errors are those of the audit, of `platform.enqueue` and of the rows' tables. */
export async function writeTold(
  db: Database,
  { lines, orders, rows }: Told,
  kept?: IdempotencyKey & { district: string; actor: string; reply: unknown },
): Promise<void> {
  const parts: RawBuilder<unknown>[] = [...Map.groupBy(rows, ({ insert }) => insert)].map(
    ([insert, of], at) => sql`${sql.ref(`rows${at}`)} as (${insert(JSON.stringify(of.map(({ row }) => row)))})`,
  )
  if (lines.length > 0)
    parts.push(sql`lines as (
      insert into platform.audit (district, id, at, domain_at, actor, actor_name, action, subject, details, request_id)
      select district, id, at, "domainAt", actor, "actorName", action, subject, details, "requestId"
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (district text, id uuid, at timestamptz, "domainAt" timestamptz, actor text,
        "actorName" text, action text, subject text, details jsonb, "requestId" text))`)
  if (kept)
    parts.push(sql`kept as (
      update platform.idempotency_key set reply = ${JSON.stringify(kept.reply ?? null)}
      where district = ${kept.district} and actor = ${kept.actor} and key = ${kept.key})`)
  const ordered = sql`
    select platform.enqueue(o.job, o.payload::json, o."runAt", o.key)
    from json_to_recordset(${JSON.stringify(orders)}::json) as o (job text, payload text, "runAt" timestamptz, key text)`
  if (parts.length > 0) await sql`with ${sql.join(parts)} ${orders.length > 0 ? ordered : sql`select 1`}`.execute(db)
  else if (orders.length > 0) await ordered.execute(db)
}
