import { type RawBuilder, sql } from 'kysely'
import { among } from '../../../platform/database/among.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Fact } from '../../../platform/feature.ts'
import type { FactValue } from '../shapes.ts'

/** A fact that is known: its value, where from and since when. */
export type KnownFact = { value: FactValue; source: string | null; validFrom: string | null }
/** Facts by id, then by name; what is not there nobody knows. */
export type FactsOf = Map<string, Map<string, KnownFact>>

type Row = { name: string; id: string; value: FactValue | null; source: string | null; validFrom: string | null }

/** What is known on a day of some persons, in one query for all facts; what depends on a service is known of the one named. */
export async function factsOfSome(
  tx: Tx,
  facts: readonly Fact[],
  ids: readonly string[],
  on: string,
  service?: string,
): Promise<FactsOf> {
  const all: FactsOf = new Map(ids.map((id) => [id, new Map()]))
  if (facts.length === 0 || ids.length === 0) return all
  const parts = facts.map(
    (fact) => sql`
      select ${fact.name}::text as name, f.id, ${asJson(fact)} as value, f.source, f.valid_from
      from (${fact.rows(tx, on, ids, service)}) f where ${among(sql`f.id`, ids)}`,
  )
  const { rows } = await sql<Row>`
    select t.name, t.id, t.value, t.source, t.valid_from as "validFrom" from (${sql.join(parts, sql` union all `)}) t`.execute(
    tx.db,
  )
  for (const { name, id, value, source, validFrom } of rows)
    if (value !== null) all.get(id)?.set(name, { value, source, validFrom })
  return all
}

/** Days as texts, everything else as it is: one column for facts of all types. */
const asJson = (fact: Fact): RawBuilder<unknown> =>
  fact.type === 'date' ? sql`to_jsonb(f.value::date::text)` : sql`to_jsonb(f.value)`

/** One of the register's people with the values of the facts asked for, in their order; null is unknown. */
export type RosterRow = { id: string; values: (FactValue | null)[] }

/**
 * Goes through everybody on the register who is alive on the day, with what is known of them, a batch at a time, within the transaction: facts are joined
 * once, set by set, however many people there are.
 */
export async function eachOfAll(
  tx: Tx,
  facts: readonly Fact[],
  on: string,
  size: number,
  work: (batch: RosterRow[]) => Promise<void>,
): Promise<void> {
  const columns = facts.map(
    (_, at) => sql`, ${sql.ref(`f${at}.value`)}${facts[at]?.type === 'date' ? sql`::date::text` : sql``} as ${sql.ref(`v${at}`)}`,
  )
  const joins = facts.map(
    (fact, at) =>
      sql` left join (${fact.rows(tx, on)}) as ${sql.ref(`f${at}`)} on ${sql.ref(`f${at}.district`)} = p.district and ${sql.ref(`f${at}.id`)} = p.id`,
  )
  await sql`set local cursor_tuple_fraction = 1`.execute(tx.db)
  await sql`
    declare everybody no scroll cursor for
    select p.id ${sql.join(columns, sql``)} from people.brief p ${sql.join(joins, sql``)}
    where p.district = ${tx.district} and (p.died_on is null or p.died_on > ${on}::date)`.execute(tx.db)
  for (;;) {
    const { rows } = await sql<Record<string, FactValue | null>>`fetch forward ${sql.raw(String(size))} from everybody`.execute(
      tx.db,
    )
    if (rows.length === 0) break
    await work(rows.map((row) => ({ id: row.id as string, values: facts.map((_, at) => row[`v${at}`] ?? null) })))
  }
  await sql`close everybody`.execute(tx.db)
}

/** How many `eachOfAll` goes through. */
export async function countEverybody(tx: Tx, on: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from people.brief p where p.district = ${tx.district} and (p.died_on is null or p.died_on > ${on}::date)`.execute(
    tx.db,
  )
  return rows[0]?.n ?? 0
}
