import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Because, Channel, State } from '../shapes.ts'

/** A message as it is kept. */
export type MessageRow = {
  id: string
  person: string
  kind: string
  broadcast: string | null
  channel: Channel
  because: Because
  language: 'zh' | 'en'
  text: string
  href: string | null
  urgent: boolean
  until: Date | null
  dueAt: Date
  state: State
  tries: number
  sentTo: string | null
  carrier: string | null
  reference: string | null
  fault: string | null
  madeByName: string
  madeAt: Date
  changedAt: Date
  endedByName: string | null
}

export const messageColumns = sql`m.id, m.person, m.kind, m.broadcast, m.channel, m.because, m.language, m.text, m.href, m.urgent, m.until, m.due_at as "dueAt", m.state, m.tries,
  m.sent_to as "sentTo", m.carrier, m.reference, m.fault, m.made_by_name as "madeByName", m.made_at as "madeAt", m.changed_at as "changedAt",
  m.ended_by_name as "endedByName"`

export type NewMessage = Pick<
  MessageRow,
  'person' | 'kind' | 'broadcast' | 'channel' | 'because' | 'language' | 'text' | 'href' | 'urgent' | 'until' | 'dueAt' | 'state'
> & { cause: string }

/** Keeps a message unless the person was told of the same thing before; its id, or nothing. */
export async function insertMessage(tx: Tx, row: NewMessage): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into messages.message (district, id, person, kind, cause, broadcast, channel, because, language, text, href, urgent, until, due_at, state,
      made_by, made_by_name, made_at, changed_at)
    values (${tx.district}, ${newId()}::uuid, ${row.person}::uuid, ${row.kind}, ${row.cause}, ${row.broadcast}::uuid, ${row.channel}, ${row.because},
      ${row.language}, ${row.text}, ${row.href}, ${row.urgent}, ${row.until}, ${row.dueAt}, ${row.state}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now}, ${tx.now})
    on conflict (district, person, cause) do nothing returning id`.execute(tx.db)
  return rows[0]?.id
}

export async function findMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from messages.message m where m.district = ${tx.district} and m.id = ${id}::uuid`.execute(tx.db)
  return rows[0]
}

export async function lockMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from messages.message m where m.district = ${tx.district} and m.id = ${id}::uuid for update`.execute(
    tx.db,
  )
  return rows[0]
}

export type Change = Partial<
  Pick<MessageRow, 'state' | 'tries' | 'sentTo' | 'carrier' | 'reference' | 'fault' | 'endedByName'>
> & {
  dueAt?: Date
}

/** Brings a message on; it is locked. */
export async function changeMessage(tx: Tx, row: MessageRow, change: Change): Promise<void> {
  const to = { ...row, ...change }
  await sql`
    update messages.message set state = ${to.state}, tries = ${to.tries}, sent_to = ${to.sentTo}, carrier = ${to.carrier}, reference = ${to.reference},
      fault = ${to.fault}, ended_by_name = ${to.endedByName}, due_at = ${to.dueAt}, changed_at = ${tx.now}
    where district = ${tx.district} and id = ${row.id}::uuid`.execute(tx.db)
}

export type Outcome = 'sent' | 'delivered' | 'failed' | 'reached' | 'not_reached' | 'posted'
export type AttemptRow = { at: Date; channel: Channel; outcome: Outcome; note: string | null; byName: string }

export async function insertAttempt(
  tx: Tx,
  { message, channel, outcome, note }: { message: string; channel: Channel; outcome: Outcome; note: string | null },
): Promise<void> {
  await sql`
    insert into messages.attempt (district, id, message, at, channel, outcome, note, by_name)
    values (${tx.district}, ${newId()}::uuid, ${message}::uuid, ${tx.now}, ${channel}, ${outcome}, ${note}, ${tx.actor.name})`.execute(
    tx.db,
  )
}

/** What waits for a carrier and is overdue since an instant: whose job a crash may have lost. */
export async function overdueMessages(tx: Tx, since: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from messages.message m where m.district = ${tx.district} and m.state = 'waiting' and m.channel in ('sms', 'voice', 'letter')
      and m.due_at < ${since} order by m.due_at limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** What is on its way since an instant, for carriers that tell what became of it. */
export async function messagesOnTheirWay(tx: Tx, since: Date, limit: number): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from messages.message m where m.district = ${tx.district} and m.state = 'sent' and m.changed_at > ${since}
      and m.reference is not null order by m.changed_at limit ${limit}`.execute(tx.db)
  return rows
}

/** Takes back what has not gone out yet to somebody. */
export async function withdrawWaiting(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update messages.message set state = 'withdrawn', changed_at = ${tx.now}, ended_by_name = ${tx.actor.name}
    where district = ${tx.district} and person = any (${themselves(tx, person)}) and state in ('waiting', 'failed')`.execute(
    tx.db,
  )
  return Number(numAffectedRows ?? 0)
}

/** How many items were sent unasked to each of some persons since an instant. */
export async function pushesSince(tx: Tx, persons: readonly string[], kind: string, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ person: string; n: number }>`
    select m.person, count(*)::int as n from messages.message m
    where m.district = ${tx.district} and m.person = any (${[...persons]}::uuid[]) and m.kind = ${kind} and m.made_at > ${since}
    group by m.person`.execute(tx.db)
  return new Map(rows.map(({ person, n }) => [person, n]))
}

/** A person and the records that were merged into theirs. */
export const themselves = (tx: Tx, person: string) => sql`array (
  select ${person}::uuid union all select g.id from people.merged g where g.district = ${tx.district} and g.stands = ${person}::uuid)`

/** Everything told to a person, newest first. */
export async function messagesOf(tx: Tx, person: string, limit: number): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns} from messages.message m where m.district = ${tx.district} and m.person = any (${themselves(tx, person)})
    order by m.made_at desc, m.id desc limit ${limit}`.execute(tx.db)
  return rows
}

export async function deleteMessagesOf(tx: Tx, person: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from messages.message where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

export async function countBefore(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from messages.message where district = ${tx.district} and made_at < ${before}`.execute(tx.db)
  return rows[0]?.n ?? 0
}

export async function deleteBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from messages.message where district = ${tx.district} and id in (
      select id from messages.message where district = ${tx.district} and made_at < ${before} order by made_at limit ${limit})`.execute(
    tx.db,
  )
  return Number(numAffectedRows ?? 0)
}
