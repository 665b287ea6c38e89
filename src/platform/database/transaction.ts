import { sql, type Transaction } from 'kysely'
import { type Actor, grantsIn, keepsPeople } from '../actor.ts'
import { writeAudit } from '../audit/store.ts'
import type { Context } from '../context.ts'
import { type DomainEvent, deliveryJob } from '../events.ts'
import type { Fact } from '../feature.ts'
import { newId } from '../ids.ts'
import type { JobOrder } from '../jobs/order.ts'
import { asProblem } from '../problem.ts'
import type { AnyTables } from './connect.ts'
import { claimIdempotency, keepReply } from './idempotency.ts'

/** An open transaction in one district: what store functions take first. */
export type Tx = {
  db: Transaction<AnyTables>
  district: string
  /** Whether it cannot write and sees one state of the database from beginning to end. */
  readOnly: boolean
  actor: Actor
  /** Whose records of people are in sight now: streets, `*` for the district's. Row security reads the setting of the same value. */
  sight: string
  /** The domain's day and instant at which the transaction began. */
  today: string
  now: Date
  /** What was true on this day is read (default today) … */
  asOf: string
  /** … as it was known at this instant (default: now). */
  knownAt: Date
  requestId: string
  /** What every feature says about persons, households and facilities, for rules and rosters. */
  facts: readonly Fact[]
  /** Writes the audit line `feature.verb` about a record, in the same commit. */
  audit(action: string, subject: string, details?: Record<string, unknown>): Promise<void>
  /** Tells subscribers, after commit, at least once. */
  emit(event: DomainEvent): Promise<void>
  /** Orders a job, started after commit; its payload carries ids only. */
  enqueue(order: JobOrder): Promise<void>
}

/** Runs `work` in one transaction of the context's district under the actor's row security. A broken constraint becomes a Problem. */
export async function transaction<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { idempotency } = ctx
  try {
    return await ctx.databases.app.transaction().execute(async (db) => {
      const tx = await open(ctx, db)
      if (!idempotency) return await work(tx)
      const earlier = await claimIdempotency<T>(tx, idempotency)
      if (earlier) return earlier.reply
      const reply = await work(tx)
      await keepReply(tx, idempotency, reply)
      return reply
    })
  } catch (error) {
    throw asProblem(error) ?? error
  }
}

/** Like `transaction`, but cannot write, and sees one state of the database from beginning to end: for boards and lists. */
export async function reading<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await ctx.databases.app
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => await work(await open(ctx, db, true)))
}

/** The same context in another district, e.g. for the page that compares them. */
export const inDistrict = (ctx: Context, district: string): Context => ({ ...ctx, district, idempotency: undefined })

async function open(ctx: Context, db: Transaction<AnyTables>, readOnly = false): Promise<Tx> {
  const now = ctx.clock.now()
  const tx: Tx = {
    db,
    district: ctx.district,
    readOnly,
    actor: ctx.actor,
    sight: peopleOf(ctx),
    now,
    today: ctx.clock.today(),
    asOf: ctx.asOf ?? ctx.clock.today(),
    knownAt: ctx.knownAt ?? now,
    requestId: ctx.requestId,
    facts: ctx.facts ?? [],
    audit: (action, subject, details = {}) => writeAudit(tx, action, subject, details),
    emit: async (event) => {
      const id = newId()
      const payload: Record<string, string> = event.payload
      for (const subscriber of ctx.subscriptions.get(event.name)?.keys() ?? []) {
        await tx.enqueue({ job: deliveryJob, payload: { ...payload, event: event.name, eventId: id, subscriber } })
      }
    },
    enqueue: async ({ job, payload, at, key }) => {
      const body = JSON.stringify({ ...payload, district: ctx.district })
      await sql`select platform.enqueue(${job}, ${body}::json, ${at ? ctx.clock.real(at) : null}::timestamptz, ${key ?? null})`.execute(
        db,
      )
    },
  }
  await sql.raw(settings(tx)).execute(db)
  return tx
}

/** Settings go by SET LOCAL, not set_config(): only those reach the shards of a distributed table. */
function settings(tx: Tx): string {
  const streets = grantsIn(tx.actor, tx.district).flatMap((grant) => (grant.street ? [grant.street] : []))
  const wide = grantsIn(tx.actor, tx.district).some(
    (g) => g.role !== 'street_officer' && g.role !== 'resident' && g.role !== 'provider',
  )
  const values: Record<string, string> = {
    'app.district': tx.district,
    'app.streets': tx.actor.kind === 'system' || wide ? '*' : streets.join(','),
    'app.people': tx.sight,
    'app.persons': personsOf(tx).join(','),
    'app.actor': tx.actor.id,
    'app.as_of': tx.asOf,
    'app.known_at': tx.knownAt.toISOString(),
  }
  return Object.entries(values)
    .map(([name, value]) => `set local ${name} = '${value.replaceAll("'", "''")}'`)
    .join('; ')
}

/** Whose records of people the actor may see by duty: a department officer's and a job's are the district's, a street officer's those of the street. */
function peopleOf({ actor, district }: Pick<Context, 'actor' | 'district'>): string {
  if (keepsPeople(actor, district)) return '*'
  return grantsIn(actor, district)
    .flatMap((grant) => (grant.role === 'street_officer' && grant.street ? [grant.street] : []))
    .join(',')
}

const personsOf = ({ actor, district }: Tx): string[] =>
  actor.persons.flatMap((grant) => (grant.district === district ? [grant.person] : []))
