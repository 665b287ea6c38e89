import { type RawBuilder, sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { bornBy } from '../ages.ts'
import type { RosterFilter } from './contract.ts'
import type { Sources } from './sources.ts'

type Asked = { name: string; values?: string[] | undefined }

/** What a filter asks of `people.person p` on the day, apart from where. Lines about facts that nothing supplies are left out. */
export function conditionsOf(tx: Tx, filter: RosterFilter, sources: Sources): RawBuilder<unknown> {
  const on = tx.today
  const { ageFrom, ageTo, sex, alive, noGuardian, facts = [], notSince = [] } = filter
  return sql.join(
    [
      sql`p.district = ${tx.district} and p.merged_into is null and p.withdrawn_at is null`,
      ...(ageFrom === undefined ? [] : [sql`p.born_on <= ${bornBy(ageFrom, on)}::date`]),
      ...(ageTo === undefined ? [] : [sql`p.born_on > ${bornBy(ageTo + 1, on)}::date`]),
      ...(sex === undefined ? [] : [sql`p.sex = ${sex}`]),
      ...(alive === 'yes' ? [sql`(p.died_on is null or p.died_on > ${on}::date)`] : []),
      ...(noGuardian ? [sql`not exists (${guardians(tx)})`] : []),
      ...facts.flatMap(({ anyOf, not }) => {
        const lines = anyOf.flatMap((asked) => holds(tx, asked, sources) ?? [])
        if (lines.length === 0) return []
        const any = sql`(${sql.join(lines, sql` or `)})`
        return [not ? sql`not ${any}` : any]
      }),
      ...notSince.flatMap(({ fact, days }) => {
        const since = plusDays(on, -days)
        if (sources.recorded.has(fact))
          return [sql`not exists (${recorded(tx, fact, sql`f.value ~ '^\\d{4}-\\d\\d-\\d\\d$' and f.value >= ${since}`)})`]
        const other = sources.others.get(fact)
        if (!other) return []
        return [
          sql`not exists (select from (${other.rows(tx, on)}) r where r.district = p.district and r.id = p.id and r.value::date >= ${since}::date)`,
        ]
      }),
    ],
    sql` and `,
  )
}

/** Whether a fact holds of p; undefined where nothing supplies it. What was recorded of the record that stands counts before what follows, and before merged records. */
function holds(tx: Tx, { name, values }: Asked, sources: Sources): RawBuilder<unknown> | undefined {
  if (sources.recorded.has(name)) {
    const own = sql`exists (${recorded(tx, name, wanted(values))})`
    const unsaid = sql`not exists (${recorded(tx, name, sql`true`)})`
    const derive = values === undefined || values.includes('true') ? derived[name]?.(tx) : undefined
    return sql`(${own} or (p.id in (${ofMerged(tx, name, values)}) and ${unsaid})${derive ? sql` or (${derive} and ${unsaid})` : sql``})`
  }
  const other = sources.others.get(name)
  if (!other) return undefined
  const value =
    values === undefined ? (other.type === 'boolean' ? sql`r.value` : sql`true`) : sql`r.value::text = any(${values}::text[])`
  return sql`exists (select from (${other.rows(tx, tx.today)}) r where r.district = p.district and r.id = p.id and ${value})`
}

const wanted = (values: string[] | undefined) =>
  values === undefined ? sql`f.value <> 'false'` : sql`f.value = any(${values}::text[])`

const inForce = (tx: Tx, alias: string) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`${of('withdrawn_at')} is null and ${of('valid_from')} <= ${tx.today}::date and (${of('valid_to')} is null or ${of('valid_to')} > ${tx.today}::date)`
}

const recorded = (tx: Tx, name: string, value: RawBuilder<unknown>) => sql`
  select from people.fact f where f.district = ${tx.district} and f.person = p.id and f.name = ${name} and ${value} and ${inForce(tx, 'f')}`

/** Those who stand for a merged record of which it was recorded: few, read once. */
const ofMerged = (tx: Tx, name: string, values: string[] | undefined) => sql`
  select g.stands from people.merged g
  join people.fact f on f.district = ${tx.district} and f.person = g.id and f.name = ${name} and ${wanted(values)} and ${inForce(tx, 'f')}
  where g.district = ${tx.district}`

const guardians = (tx: Tx) => sql`
  select from people.relationship r where r.district = ${tx.district} and r.person = p.id and r.kind in ('guardian', 'parent') and ${inForce(tx, 'r')}`

/** What follows from the living household where nobody recorded it, asked of one person at a time: a page looks at few. A member out of sight leaves it open. */
const derived: Record<string, (tx: Tx) => RawBuilder<unknown>> = {
  独居: (tx) =>
    sql`exists (select from ${ownHousehold(tx)} and not exists (${members(tx, sql`o.person <> p.id and (q.merged_into is null or q.merged_into <> p.id)`)}))`,
  纯老家庭: (tx) => sql`exists (select from ${ownHousehold(tx)}
    and not exists (${members(tx, sql`(q.id is null or q.born_on is null or q.born_on > ${bornBy(60, tx.today)}::date) and q.merged_into is null`)}))`,
}

const ownHousehold = (tx: Tx) => sql`people.household_member m
  join people.household h on h.district = ${tx.district} and h.id = m.household and h.kind = 'living' and (h.ended_on is null or h.ended_on > ${tx.today}::date)
  where m.district = ${tx.district} and m.person = p.id and ${inForce(tx, 'm')}`

const members = (tx: Tx, which: RawBuilder<unknown>) => sql`
  select from people.household_member o left join people.person q on q.district = ${tx.district} and q.id = o.person
  where o.district = ${tx.district} and o.household = m.household and ${inForce(tx, 'o')}
    and (q.id is null or (q.withdrawn_at is null and (q.died_on is null or q.died_on > ${tx.today}::date))) and ${which}`

/** A fact that so few have that a page is quicker found from it than from birth dates: those who may hold it, by their standing records. */
export async function fewWith(tx: Tx, filter: RosterFilter, { recorded }: Sources): Promise<RawBuilder<unknown> | undefined> {
  for (const { anyOf, not } of filter.facts ?? []) {
    if (not || anyOf.some(({ name }) => !recorded.has(name) || derived[name])) continue
    const any = sql.join(
      anyOf.map(({ name, values }) => sql`(f.name = ${name} and ${wanted(values)})`),
      sql` or `,
    )
    const having = sql`people.fact f where f.district = ${tx.district} and (${any}) and ${inForce(tx, 'f')}`
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from ${having} limit ${few + 1}) counted`.execute(tx.db)
    if ((rows[0]?.n ?? 0) <= few)
      return sql`
        select coalesce(g.stands, h.person) as id from (select distinct f.person from ${having}) h
        left join people.merged g on g.district = ${tx.district} and g.id = h.person
        group by 1`
  }
  return undefined
}

const few = 5_000
