import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Topic } from '../shapes.ts'
import type { NewBroadcast } from './contract.ts'

/** A broadcast as it is kept. */
export type BroadcastRow = Omit<NewBroadcast, 'topics'> & {
  id: string
  topics: Topic[]
  state: 'sending' | 'sent' | 'stopped'
  lookedAt: number
  candidates: number
  told: number
  cursorAt: string | null
  madeByName: string
  madeAt: Date
  endedAt: Date | null
}

const columns = sql`id, service, title, text_zh as "textZh", text_en as "textEn", href, topics, street, months_from as "monthsFrom", months_to as "monthsTo", state,
  looked_at as "lookedAt", candidates, told, cursor_at as "cursorAt", made_by_name as "madeByName", made_at as "madeAt", ended_at as "endedAt"`

export async function insertBroadcast(tx: Tx, wish: NewBroadcast, candidates: number): Promise<string> {
  const id = newId()
  await sql`
    insert into messages.broadcast (district, id, service, title, text_zh, text_en, href, topics, street, months_from, months_to, state, candidates, made_by,
      made_by_name, made_at)
    values (${tx.district}, ${id}::uuid, ${wish.service}, ${wish.title}, ${wish.textZh}, ${wish.textEn}, ${wish.href}, ${wish.topics}::text[], ${wish.street},
      ${wish.monthsFrom}, ${wish.monthsTo}, 'sending', ${candidates}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(tx.db)
  return id
}

export async function findBroadcast(tx: Tx, id: string): Promise<BroadcastRow | undefined> {
  const { rows } =
    await sql<BroadcastRow>`select ${columns} from messages.broadcast where district = ${tx.district} and id = ${id}::uuid`.execute(
      tx.db,
    )
  return rows[0]
}

export async function lockBroadcast(tx: Tx, id: string): Promise<BroadcastRow | undefined> {
  const { rows } =
    await sql<BroadcastRow>`select ${columns} from messages.broadcast where district = ${tx.district} and id = ${id}::uuid for update`.execute(
      tx.db,
    )
  return rows[0]
}

/**
 * Waits until no other broadcast of the district tells anybody, to the end of the transaction: of two that counted at one moment what somebody was sent this week, both
 * would find room.
 */
export async function lockBroadcasting(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`messages.broadcasting ${tx.district}`}, 0))`.execute(tx.db)
}

export async function listBroadcastRows(tx: Tx, limit: number): Promise<BroadcastRow[]> {
  const { rows } = await sql<BroadcastRow>`
    select ${columns} from messages.broadcast where district = ${tx.district} order by made_at desc, id desc limit ${limit}`.execute(
    tx.db,
  )
  return rows
}

/** How the messages of some broadcasts fared: broadcast → state → how many. */
export async function faredOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Record<string, number>>> {
  const { rows } = await sql<{ broadcast: string; state: string; n: number }>`
    select broadcast, state, count(*)::int as n from messages.message
    where district = ${tx.district} and broadcast = any (${[...ids]}::uuid[]) group by broadcast, state`.execute(tx.db)
  const fared = new Map<string, Record<string, number>>()
  for (const { broadcast, state, n } of rows) fared.set(broadcast, { ...fared.get(broadcast), [state]: n })
  return fared
}

/** Takes down how far a broadcast has come. */
export async function advanceBroadcast(
  tx: Tx,
  id: string,
  step: { cursorAt: string; lookedAt: number; told: number },
): Promise<void> {
  await sql`
    update messages.broadcast set cursor_at = ${step.cursorAt}::uuid, looked_at = looked_at + ${step.lookedAt}, told = told + ${step.told}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

export async function endBroadcast(tx: Tx, id: string, state: 'sent' | 'stopped'): Promise<void> {
  await sql`
    update messages.broadcast set state = ${state}, ended_at = ${tx.now}, ended_by_name = ${tx.actor.name}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Who may be meant: of a street, and born so that they have so many completed months on the day. */
export type Meant = Pick<NewBroadcast, 'street' | 'monthsFrom' | 'monthsTo'>

/** The living who may be meant, by id, from after one on. The whole district is in sight. */
export async function candidatesAfter(tx: Tx, meant: Meant, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people.brief p where ${meantBy(tx, meant)} ${after ? sql`and p.id > ${after}::uuid` : sql``}
    order by p.id limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export async function countCandidates(tx: Tx, meant: Meant): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from people.brief p where ${meantBy(tx, meant)}`.execute(
    tx.db,
  )
  return rows[0]?.n ?? 0
}

const meantBy = (tx: Tx, { street, monthsFrom, monthsTo }: Meant): RawBuilder<unknown> => sql`
  p.district = ${tx.district} and p.died_on is null
  ${street ? sql`and case when p.residence_street is null then p.registered_street else p.residence_street end = ${street}` : sql``}
  ${monthsFrom === null ? sql`` : sql`and p.born_on <= (${tx.today}::date - make_interval(months => ${monthsFrom}))::date`}
  ${monthsTo === null ? sql`` : sql`and p.born_on > (${tx.today}::date - make_interval(months => ${monthsTo}))::date`}`
