import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'
import type { CounterReference } from './reference.ts'
import { wholeDistrict } from './table.ts'
import { askedOf } from './values.ts'

/** One point of a chart: the day the value holds for (a stock) or the first day of its month (a flow). */
export type SeriesPoint = { on: string; n: number; missing: number }

/** The most months a series reaches back: two plan periods. */
const longestMonths = 120

/**
 * Values of the whole district for charts, a point a month at most, oldest first, up to the day `until`, as known at the transaction's `knownAt`: the last day
 * counted in each month of a stock, each month of a flow. One query for all references.
 */
export async function seriesOf(
  tx: Tx,
  references: CounterReference[],
  until: string = tx.asOf,
  months: number = longestMonths,
): Promise<Map<CounterReference, SeriesPoint[]>> {
  const { rows } = await sql<SeriesPoint & { reference: string }>`
    select asked.reference, point.starts_on as on, point.n, point.missing
    from ${askedOf(references)}
    cross join generate_series(
      date_trunc('month', ${until}::date::timestamp) - make_interval(months => ${Math.min(months, longestMonths) - 1}),
      ${until}::date::timestamp, '1 month') as month (first)
    cross join lateral (
      select starts_on, n, missing from platform.counter_value
      where district = ${tx.district} and key = asked.key and filter = asked.filter and street = ${wholeDistrict}
        and starts_on >= month.first::date and starts_on < (month.first + interval '1 month')::date and starts_on <= ${until}::date
        and known_at <= ${tx.knownAt}
      order by starts_on desc, ends_on desc, known_at desc
      limit 1
    ) point
    order by asked.reference, point.starts_on`.execute(tx.db)
  const series = new Map<CounterReference, SeriesPoint[]>(references.map((reference) => [reference, []]))
  for (const { reference, ...point } of rows) series.get(reference)?.push(point)
  return series
}
