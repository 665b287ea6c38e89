import { type RawBuilder, sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { bornBy } from '../ages.ts'
import type { RosterFilter } from './contract.ts'
import type { Sources } from './sources.ts'

type Asked = { name: string; values?: string[] | undefined }

/** What a filter asks of what `people.person p` itself says, apart from where. */
export function ownConditions(tx: Tx, { ageFrom, ageTo, sex, alive }: RosterFilter): RawBuilder<unknown> {
  const on = tx.today
  return sql.join(
    [
      sql`p.district = ${tx.district} and p.merged_into is null and p.withdrawn_at is null`,
      ...(ageFrom === undefined ? [] : [sql`p.born_on <= ${bornBy(ageFrom, on)}::date`]),
      ...(ageTo === undefined ? [] : [sql`p.born_on > ${bornBy(ageTo + 1, on)}::date`]),
      ...(sex === undefined ? [] : [sql`p.sex = ${sex}`]),
      ...(alive === 'yes' ? [sql`(p.died_on is null or p.died_on > ${on}::date)`] : []),
    ],
    sql` and `,
  )
}

/** What a filter asks of what is known about p: person by person. Lines about facts that nothing supplies are left out; undefined where nothing is asked. */
export function factConditions(
  tx: Tx,
  filter: RosterFilter,
  sources: Sources,
  settled?: FactLine,
): RawBuilder<unknown> | undefined {
  const { noGuardian, notSince = [] } = filter
  const facts = (filter.facts ?? []).filter((line) => line !== settled)
  const conditions = [
    ...(noGuardian ? [sql`(${guardians(tx)}) is null`] : []),
    ...facts.flatMap(({ anyOf, not }) => {
      const lines = anyOf.flatMap((asked) => holds(tx, asked, sources) ?? [])
      if (lines.length === 0) return []
      const any = sql`(${sql.join(lines, sql` or `)})`
      return [not ? sql`not ${any}` : any]
    }),
    ...notSince.flatMap(({ fact, days }) => {
      const since = plusDays(tx.today, -days)
      if (sources.recorded.has(fact)) return [sql`(${recordedSince(tx, fact, since)}) is null`]
      const other = sources.others.get(fact)
      if (!other) return []
      return [
        sql`not exists (select from (${other.rows(tx, tx.today)}) r where r.district = p.district and r.id = p.id and r.value::date >= ${since}::date)`,
      ]
    }),
  ]
  return conditions.length === 0 ? undefined : sql.join(conditions, sql` and `)
}

/**
 * Whether a fact holds of p; undefined where nothing supplies it. What was recorded of the record that stands decides, else what was recorded of one merged into it,
 * else what follows from the household. Scalar subqueries, because those are asked person by person: the planner would read the district for an `exists` among
 * alternatives.
 */
function holds(tx: Tx, { name, values }: Asked, sources: Sources): RawBuilder<unknown> | undefined {
  if (sources.recorded.has(name)) {
    const derive = values === undefined || values.includes('true') ? derived[name]?.(tx) : undefined
    return sql`coalesce(
      (select ${wanted(values)} from people.fact f where f.district = ${tx.district} and f.person = p.id and f.name = ${name} and ${inForce(tx, 'f')}
        order by f.valid_from desc limit 1),
      case when p.id in (${ofMerged(tx, name, values)}) then true end${derive ? sql`, ${derive}` : sql``}, false)`
  }
  const other = sources.others.get(name)
  if (!other) return undefined
  const value =
    values === undefined ? (other.type === 'boolean' ? sql`r.value` : sql`true`) : sql`r.value::text = any(${values}::text[])`
  return sql`exists (select from (${other.rows(tx, tx.today)}) r where r.district = p.district and r.id = p.id and ${value})`
}

const wanted = (values: string[] | undefined) =>
  values === undefined ? sql`f.value not in ('false', '无')` : sql`f.value = any(${values}::text[])`

const inForce = (tx: Tx, alias: string) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`${of('withdrawn_at')} is null and ${of('valid_from')} <= ${tx.today}::date and (${of('valid_to')} is null or ${of('valid_to')} > ${tx.today}::date)`
}

const recordedSince = (tx: Tx, name: string, since: string) => sql`
  select 1 from people.fact f where f.district = ${tx.district} and f.person = p.id and f.name = ${name} and ${inForce(tx, 'f')}
    and f.value ~ '^\\d{4}-\\d\\d-\\d\\d$' and f.value >= ${since} limit 1`

/** Those who stand for a merged record of which it was recorded: few, read once. */
const ofMerged = (tx: Tx, name: string, values: string[] | undefined) => sql`
  select g.stands from people.merged g
  join people.fact f on f.district = ${tx.district} and f.person = g.id and f.name = ${name} and ${wanted(values)} and ${inForce(tx, 'f')}
  where g.district = ${tx.district}`

const guardians = (tx: Tx) => sql`
  select 1 from people.relationship r where r.district = ${tx.district} and r.person = p.id and r.kind in ('guardian', 'parent')
    and ${inForce(tx, 'r')} limit 1`

/** What follows from the living household where nobody recorded it, asked of one person at a time: a page looks at few. A member out of sight leaves it open. */
const derived: Record<string, (tx: Tx) => RawBuilder<unknown>> = {
  独居: (tx) => ofHousehold(tx, sql`count(*) filter (where o.person <> p.id and q.merged_into is distinct from p.id) = 0`),
  纯老家庭: (tx) =>
    ofHousehold(
      tx,
      sql`count(*) filter (where q.merged_into is null and (q.born_on is null or q.born_on > ${bornBy(60, tx.today)}::date)) = 0`,
    ),
}

/** What is true of those who live, on the day, in the household that p joined last; nothing where p is in none. */
const ofHousehold = (tx: Tx, what: RawBuilder<unknown>) => sql`
  (select (select ${what} from people.household_member o
      left join people.person q on q.district = ${tx.district} and q.id = o.person
      where o.district = ${tx.district} and o.household = m.household and ${inForce(tx, 'o')}
        and (q.id is null or (q.withdrawn_at is null and (q.died_on is null or q.died_on > ${tx.today}::date))))
    from people.household_member m
    join people.household h on h.district = ${tx.district} and h.id = m.household and h.kind = 'living'
      and (h.ended_on is null or h.ended_on > ${tx.today}::date)
    where m.district = ${tx.district} and m.person = p.id and ${inForce(tx, 'm')}
    order by m.valid_from desc limit 1)`

export type FactLine = NonNullable<RosterFilter['facts']>[number]
/** The people of whom a line holds, and the line, which need not be asked again. */
export type Few = { line: FactLine; ids: RawBuilder<unknown> }

/** A line that holds of so few that a page is quicker found from them than from birth dates; theirs are the records that stand. */
export async function fewWith(tx: Tx, filter: RosterFilter, { recorded }: Sources): Promise<Few | undefined> {
  for (const line of filter.facts ?? []) {
    if (line.not || line.anyOf.some(({ name }) => !recorded.has(name) || derived[name])) continue
    const of = ({ name, values }: Asked) =>
      sql`people.fact f where f.district = ${tx.district} and f.name = ${name} and ${wanted(values)} and ${inForce(tx, 'f')}`
    const each = line.anyOf.map((asked) => sql`select f.person from ${of(asked)}`)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from (${sql.join(each, sql` union all `)}) f limit ${few + 1}) counted`.execute(
      tx.db,
    )
    if ((rows[0]?.n ?? 0) > few) continue
    const merged = line.anyOf.map(
      (asked) => sql`
        select p.stands from (${ofMerged(tx, asked.name, asked.values)}) p
        where not exists (select from people.fact f where f.district = ${tx.district} and f.person = p.stands and f.name = ${asked.name} and ${inForce(tx, 'f')})`,
    )
    return { line, ids: sql`${sql.join([...each, ...merged], sql` union `)}` }
  }
  return undefined
}

const few = 20_000
