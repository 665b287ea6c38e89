import { type RawBuilder, sql } from 'kysely'
import type { Count, CountedRow, CountQuestion, PeriodCounts } from '../../../platform/counters/counter.ts'
import type { Database } from '../../../platform/database/connect.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Flow } from './definitions.ts'
import { countedAs, heldSo, mergedInto, stands, streetOf } from './rows-store.ts'

type Period = Pick<CountQuestion, 'from' | 'to'>

/** Pages of rows behind a number count so far and no further. */
const rowsCountedAtMost = 10_000

/** Everything that came out in a stretch of days: bookings with where the person lives, or sessions to which somebody came with where they were held. */
const outcomes = (district: string, of: Flow['of'], { from, to }: Period): RawBuilder<unknown> =>
  of === 'held'
    ? sql`
      select s.id, s.service, s.on_day, s.channel, false as free, f.street, f.name as title, s.facility, null::uuid as person
      from sessions.slot s join places.listed f on f.district = s.district and f.id = s.facility
      where s.district = ${district} and s.on_day >= ${from}::date and s.on_day < ${to}::date and s.cancelled_at is null
        and exists (select from sessions.booking b where b.district = s.district and b.slot = s.id and b.state = 'attended')`
    : sql`
      select b.id, b.service, b.on_day, s.channel, b.free, ${streetOf('p')} as street, p.name as title, b.facility, p.id as person
      from sessions.booking b ${mergedInto('b')}
      join sessions.slot s on s.district = b.district and s.id = b.slot
      join people.brief p on p.district = b.district and p.id = ${stands('b.person')}
      where b.district = ${district} and b.state = ${of} and b.on_day >= ${from}::date and b.on_day < ${to}::date`

/** Which of the outcomes `s` of a service `l` a flow counts. */
function counted({ services, counts, level, domain, channel, free }: Flow): RawBuilder<boolean> {
  const conditions = [
    heldSo(channel),
    ...(services === undefined ? [] : [sql`s.service = any (${[...services]}::text[])`]),
    ...(counts === undefined ? [] : [countedAs(counts)]),
    ...(level === undefined ? [] : [sql`l.settings ->> 'level' = ${level}`]),
    ...(domain === undefined ? [] : [sql`l.domain = ${domain}`]),
    ...(free ? [sql`s.free`] : []),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

const withService = (district: string, rows: RawBuilder<unknown>) =>
  sql`from (${rows}) s left join services.listed l on l.district = ${district} and l.id = s.service`

/** Counts many flows of many periods: one pass over what became of bookings, one over absences, one over sessions, as far as they are asked for. */
export async function countFlows(
  db: Database,
  district: string,
  asked: readonly Flow[],
  periods: readonly Period[],
): Promise<PeriodCounts[][]> {
  const answers = asked.map((): PeriodCounts[] => periods.map(() => ({ begun: false, counts: [] })))
  const whole = {
    from: periods.map(({ from }) => from).sort()[0] ?? '',
    to:
      periods
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? '',
  }
  for (const of of ['attended', 'absent', 'held'] as const) {
    const places = asked.flatMap((flow, at) => (flow.of === of ? [at] : []))
    if (places.length === 0 || periods.length === 0) continue
    const columns = places.map((at) => sql`count(*) filter (where ${counted(asked[at] as Flow)}) as ${sql.ref(`n${at}`)}`)
    const { rows } = await sql<Record<string, number> & { at: number; street: string }>`
      select p.at::int - 1 as at, s.street, ${sql.join(columns)}
      ${withService(district, outcomes(district, of, whole))}
      join unnest(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[]) with ordinality as p (starts_on, ends_on, at)
        on s.on_day >= p.starts_on and s.on_day < p.ends_on
      group by 1, 2 order by 1, 2`.execute(db)
    const first = await firstDays(
      db,
      district,
      of,
      places.map((at) => asked[at] as Flow),
    )
    for (const [index, at] of places.entries())
      for (const [period, { to }] of periods.entries()) {
        const answer = answers[at]?.[period] as PeriodCounts
        answer.begun = (first[index] ?? to) < to
        answer.counts = rows.flatMap((row): Count[] => {
          const n = row[`n${at}`] as number
          return row.at === period && n > 0 ? [{ street: row.street, n, missing: 0 }] : []
        })
      }
  }
  return answers
}

/** The day of the first outcome that each flow counts; before it there is nothing to say. */
async function firstDays(db: Database, district: string, of: Flow['of'], asked: readonly Flow[]): Promise<(string | null)[]> {
  const columns = asked.map((flow, at) => sql`min(s.on_day) filter (where ${counted(flow)}) as ${sql.ref(`d${at}`)}`)
  const ever = { from: '1900-01-01', to: '2900-01-01' }
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.join(columns)} ${withService(district, daysOnly(district, of, ever))}`.execute(db)
  return asked.map((_, at) => rows[0]?.[`d${at}`] ?? null)
}

/** Outcomes without the people: which services had any on which days. */
const daysOnly = (district: string, of: Flow['of'], { from, to }: Period): RawBuilder<unknown> => sql`
  select b.service, s.channel, b.free, min(b.on_day) as on_day
  from sessions.booking b join sessions.slot s on s.district = b.district and s.id = b.slot
  where b.district = ${district} and b.state = ${of === 'held' ? 'attended' : of} and b.on_day >= ${from}::date and b.on_day < ${to}::date
  group by 1, 2, 3`

/** What a click on the number opens, newest first, as far as the reader may see whom it is about. */
export async function listFlow(
  tx: Tx,
  flow: Flow,
  period: Period,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: CountedRow[]; total: number }> {
  const behind = sql`
    select s.*, coalesce(l.name, s.service) as service_name ${withService(tx.district, outcomes(tx.district, flow.of, period))} where ${counted(flow)}`
  const { rows } = await sql<Listed>`
    select q.id, q.title, q.street, q.person, q.facility, q.on_day as "on", q.service_name as service
    from (${behind}) q order by q.on_day desc, q.id offset ${offset} limit ${limit}`.execute(tx.db)
  const total = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from (${behind}) q limit ${rowsCountedAtMost}) c`.execute(tx.db)
  return { rows: rows.map((row) => rowOf(tx.district, row)), total: total.rows[0]?.n ?? 0 }
}

type Listed = { id: string; title: string; street: string; person: string | null; facility: string; on: string; service: string }

const rowOf = (district: string, { id, title, street, person, facility, on, service }: Listed): CountedRow => ({
  ...{ id, title, street, values: { on, service } },
  href: person === null ? `/console/${district}/places/${facility}` : `/console/${district}/people/${person}`,
})
