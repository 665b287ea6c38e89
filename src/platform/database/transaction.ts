import { sql, type Transaction } from 'kysely'
import { type Actor, grantsIn, keepsPeople } from '../actor.ts'
import { auditLine } from '../audit/store.ts'
import type { Context } from '../context.ts'
import { type DomainEvent, deliveryJob } from '../events.ts'
import type { Fact } from '../feature.ts'
import { newId } from '../ids.ts'
import type { JobOrder } from '../jobs/order.ts'
import { asProblem } from '../problem.ts'
import { type AnyTables, type Database, onOneConnection } from './connect.ts'
import { claimIdempotency } from './idempotency.ts'
import { type Insert, type Told, writeTold } from './told.ts'

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
  /** Audit lines, jobs and late rows so far, written when the work is done. */
  told: Told
  /** Writes the audit line `feature.verb` about a record, in the same commit. */
  audit(action: string, subject: string, details?: Record<string, unknown>): Promise<void>
  /** Inserts a row with the end of the work, in the same commit: nothing within the transaction reads it or refers to it. */
  late(insert: Insert, row: object): void
  /** Tells subscribers, after commit, at least once. */
  emit(event: DomainEvent): Promise<void>
  /** Sends a statement whose answer nobody waits for; what is asked next comes after it. Where it fails, so does the whole. */
  send(statement: Promise<unknown>): void
  /** Orders a job, started after commit; its payload carries ids only. */
  enqueue(order: JobOrder): Promise<void>
}

/**
 * Runs `work` in one transaction of the context's district under the actor's row security. A broken constraint becomes a Problem. Of two that wait for each other the
 * server gives one up: its work is done again from the beginning, so that what `work` does outside the transaction must bear being done twice.
 */
export async function transaction<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { idempotency } = ctx
  if (idempotency)
    return await joined(`${ctx.district} ${ctx.actor.id} ${Object.values(idempotency).join(' ')}`, () => once(ctx, work))
  return await once(ctx, work)
}

const underWay = new Map<string, Promise<unknown>>()

/** The same wish once more while the first is being answered, as of a double tap, is answered with it. */
async function joined<T>(wish: string, ask: () => Promise<T>): Promise<T> {
  const first = underWay.get(wish) as Promise<T> | undefined
  if (first) return await first
  const asked = ask().finally(() => underWay.delete(wish))
  underWay.set(wish, asked)
  return await asked
}

async function once<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { idempotency } = ctx
  try {
    return await unlessGivenUp(ctx, async (tx) => {
      const earlier = idempotency && (await claimIdempotency<T>(tx, idempotency))
      if (earlier) return earlier.reply
      const reply = await work(tx)
      tx.send(writeTold(tx.db, tx.told, idempotency && { ...idempotency, district: tx.district, actor: tx.actor.id, reply }))
      return reply
    })
  } catch (error) {
    throw asProblem(error) ?? error
  }
}

const mostTries = 3
const deadlock = '40P01'

async function unlessGivenUp<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await inOne(ctx, 'begin', work)
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== deadlock || tries === mostTries) throw error
    }
}

/** Like `transaction`, but cannot write, and sees one state of the database from beginning to end: for boards and lists. */
export async function reading<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inOne(ctx, 'begin isolation level repeatable read read only', work)
}

/** The same context in another district, e.g. for the page that compares them. */
export const inDistrict = (ctx: Context, district: string): Context => ({ ...ctx, district, idempotency: undefined })

/** The beginning goes with the settings, in one journey to the server. */
async function inOne<T>(ctx: Context, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await onOneConnection(ctx.databases.app, async (connection) => {
    const sent: Promise<unknown>[] = []
    const send = (statement: Promise<unknown>) => {
      statement.catch(() => {}) // it is heard at the end
      sent.push(statement)
    }
    const tx = txOf(ctx, connection, { readOnly: begin.endsWith('read only'), send })
    try {
      send(sql.raw(`${begin}; ${settings(tx)}`).execute(connection))
      const answer = await work(tx)
      await committed(connection, sent)
      return answer
    } catch (error) {
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => {}) // a connection that broke rolled back already, and is not used again
      throw await firstFault(sent, error)
    }
  })
}

/** The end goes out with the last statements; the server answers it by `rollback` where one of them, or of those before, had failed. */
async function committed(connection: Database, sent: readonly Promise<unknown>[]): Promise<void> {
  const ending = sql<{ command: string }>`commit`.execute(connection)
  ending.catch(() => {})
  await Promise.all(sent)
  const [ended] = (await ending).rows
  if (ended?.command === 'ROLLBACK')
    throw new Error('a statement of the transaction failed, and its work went on as if it had not')
}

/** Of a transaction that failed, the statement that broke it: those after it only heard that it was broken. */
async function firstFault(sent: readonly Promise<unknown>[], error: unknown): Promise<unknown> {
  if ((error as { code?: unknown } | null)?.code !== inFailedTransaction) return error
  const faults = (await Promise.allSettled(sent)).flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  return faults[0] ?? error
}

const inFailedTransaction = '25P02'

function txOf(ctx: Context, connection: Database, { readOnly, send }: Pick<Tx, 'readOnly' | 'send'>): Tx {
  const now = ctx.clock.now()
  const told: Told = { lines: [], orders: [], rows: [] }
  const tell = () => {
    if (readOnly) throw new Error('a reading cannot write; open a transaction')
    return told
  }
  const tx: Tx = {
    db: connection as Transaction<AnyTables>, // it is within one: see inOne
    told,
    send,
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
    audit: async (action, subject, details = {}) => void tell().lines.push(auditLine(tx, action, subject, details)),
    late: (insert, row) => void tell().rows.push({ insert, row }),
    emit: async (event) => {
      const id = newId()
      const payload: Record<string, string> = event.payload
      for (const subscriber of ctx.subscriptions.get(event.name)?.keys() ?? []) {
        await tx.enqueue({ job: deliveryJob, payload: { ...payload, event: event.name, eventId: id, subscriber } })
      }
    },
    enqueue: async ({ job, payload, at, key }) => {
      const body = JSON.stringify({ ...payload, district: ctx.district })
      tell().orders.push({ job, payload: body, runAt: at ? ctx.clock.real(at) : null, key: key ?? null })
    },
  }
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
