import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'
import type { Count } from './counter.ts'
import type { CountPeriod } from './periods.ts'
import { type CounterReference, parseReference } from './reference.ts'
import { wholeDistrict } from './table.ts'

/** A stored number of the whole district: for which period [startsOn, endsOn), since when known, and how many rows lacked a needed fact. */
export type CounterValue = { startsOn: string; endsOn: string; knownAt: Date; n: number; missing: number }

/** A sum of stored months; `months` of them were counted, fewer than the period has where counting began later. */
export type FlowValue = CounterValue & { months: number }

/**
 * Stocks of the whole district on a day (default: the transaction's `asOf`), as known at its `knownAt`: the last day counted up to then, which `startsOn`
 * names. One query for all; a reference never counted is absent.
 */
export async function stocksOn(
  tx: Tx,
  references: CounterReference[],
  on: string = tx.asOf,
): Promise<Map<CounterReference, CounterValue>> {
  const { rows } = await sql<CounterValue & { reference: string }>`
    select asked.reference, last.* from ${askedOf(references)}
    cross join lateral (
      select starts_on as "startsOn", ends_on as "endsOn", known_at as "knownAt", n, missing from platform.counter_value
      where district = ${tx.district} and key = asked.key and filter = asked.filter and street = ${wholeDistrict}
        and starts_on <= ${on}::date and known_at <= ${tx.knownAt}
      order by starts_on desc, ends_on desc, known_at desc
      limit 1
    ) last`.execute(tx.db)
  return byReference(rows)
}

/**
 * Flows of the whole district over a period of whole months, as known at the transaction's `knownAt`: the sum of the stored months that lie in it. One query
 * for all; a reference without a counted month is absent.
 */
export async function flowsOver(
  tx: Tx,
  references: CounterReference[],
  { from, to }: CountPeriod,
): Promise<Map<CounterReference, FlowValue>> {
  if (!from.endsWith('-01') || !to.endsWith('-01'))
    throw new Error(`flows are kept by calendar month; the period [${from}, ${to}) is not of whole months`)
  const { rows } = await sql<FlowValue & { reference: string }>`
    select asked.reference, min(starts_on) as "startsOn", max(ends_on) as "endsOn", max(known_at) as "knownAt", sum(n) as n,
      sum(missing)::bigint as missing, count(*)::int as months
    from ${askedOf(references)}
    cross join lateral (
      select distinct on (starts_on, ends_on) starts_on, ends_on, known_at, n, missing from platform.counter_value
      where district = ${tx.district} and key = asked.key and filter = asked.filter and street = ${wholeDistrict}
        and starts_on >= ${from}::date and starts_on < ${to}::date and ends_on <= ${to}::date and known_at <= ${tx.knownAt}
      order by starts_on, ends_on, known_at desc
    ) month
    group by asked.reference`.execute(tx.db)
  return byReference(rows)
}

/** The parts of one stored number by street, as known at the transaction's `knownAt`; '' is what belongs to no street. The parts add up to the whole. */
export async function streetCounts(tx: Tx, reference: CounterReference, { from, to }: CountPeriod): Promise<Count[]> {
  const { key, filter } = parseReference(reference)
  const { rows } = await sql<Count>`
    select distinct on (street) street, n, missing from platform.counter_value
    where district = ${tx.district} and key = ${key} and filter = ${filter} and street <> ${wholeDistrict}
      and starts_on = ${from}::date and ends_on = ${to}::date and known_at <= ${tx.knownAt}
    order by street, known_at desc`.execute(tx.db)
  return rows
}

/** The references as rows of a query: (reference, key, filter). */
export function askedOf(references: CounterReference[]) {
  const parsed = references.map(parseReference)
  return sql`unnest(${references}::text[], ${parsed.map((r) => r.key)}::text[], ${parsed.map((r) => r.filter)}::text[]) as asked (reference, key, filter)`
}

function byReference<T extends { reference: string }>(rows: T[]): Map<CounterReference, Omit<T, 'reference'>> {
  return new Map(rows.map(({ reference, ...value }) => [reference, value]))
}
