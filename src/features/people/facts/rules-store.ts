import { type RawBuilder, sql } from 'kysely'
import { among, rowsOf } from '../../../platform/database/among.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Fact } from '../../../platform/feature.ts'
import { standing } from '../standing-store.ts'
import type { FactKind } from './contract.ts'
import { livingTogether } from './derived-store.ts'

/** Facts that a record or a household says of itself; nobody records them. The plans count ages in completed years and months. */
export const ownFacts: Fact[] = [
  counted('年龄', (tx, on, only) =>
    fromPerson(tx, on, only, {
      value: sql`extract(year from age(${on}::timestamp, p.born_on::timestamp))::int`,
      where: sql`p.born_on <= ${on}::date`,
      source: '出生日期',
      since: sql`(p.born_on + make_interval(years => extract(year from age(${on}::timestamp, p.born_on::timestamp))::int))::date`,
    }),
  ),
  counted('月龄', (tx, on, only) =>
    fromPerson(tx, on, only, {
      value: months(on),
      where: sql`p.born_on <= ${on}::date`,
      source: '出生日期',
      since: sql`(p.born_on + make_interval(months => ${months(on)}))::date`,
    }),
  ),
  about('性别', 'text', (tx, on, only) =>
    fromPerson(tx, on, only, {
      value: sql`case p.sex when 'female' then '女' else '男' end`,
      where: sql`p.sex <> 'unknown'`,
      source: '登记信息',
      since: sql`p.born_on`,
    }),
  ),
  about('户籍街镇', 'text', (tx, on, only) => fromAddress(tx, on, only, 'registered', 'street')),
  about('居住街镇', 'text', (tx, on, only) => fromAddress(tx, on, only, 'residence', 'street')),
  about('户籍区', 'text', (tx, on, only) => fromAddress(tx, on, only, 'registered', 'district')),
  about('居住区', 'text', (tx, on, only) => fromAddress(tx, on, only, 'residence', 'district')),
  counted('同住人数', (tx, on, only) => fromHousehold(tx, on, only, { value: sql`t.n::int`, where: sql`t.hidden = 0` })),
  counted('同住60岁以下人数', (tx, on, only) =>
    fromHousehold(tx, on, only, { value: sql`t.young::int`, where: sql`t.unsure = 0` }),
  ),
]

/** What follows from the household where nobody recorded it. */
const inferred: Record<string, Fact['rows']> = {
  独居: (tx, on, only) => fromHousehold(tx, on, only, { value: sql`true`, where: sql`t.n = 1 and t.hidden = 0` }),
  纯老家庭: (tx, on, only) => fromHousehold(tx, on, only, { value: sql`true`, where: sql`t.young = 0 and t.unsure = 0` }),
}

/** The fact that rules ask for by a kind's name: what was recorded and holds on the day, else what follows from the household. */
export function recordedFact(kind: FactKind): Fact {
  const type = kind.type === 'level' ? 'text' : kind.type
  return about(kind.name, type, (tx, on, only) => {
    const rows = sql`
      select distinct on (coalesce(g.stands, f.person)) f.district, coalesce(g.stands, f.person) as id, ${typed(kind)} as value, f.source, f.valid_from
      from people.fact f
      left join people.merged g on g.district = f.district and g.id = f.person
      join people.brief p on p.district = f.district and p.id = ${standing('f.person')}
      where f.district = ${tx.district} and f.name = ${kind.name} and f.withdrawn_at is null and f.known_at <= ${tx.knownAt}
        and f.valid_from <= ${on}::date and (f.valid_to is null or f.valid_to > ${on}::date) ${ofThem(only, (ids) => sql`and f.person = any (${recordsOf(tx, ids)})`)}
      order by coalesce(g.stands, f.person), g.id is not null, f.valid_from desc, f.id desc`
    const derive = inferred[kind.name]
    if (!derive || kind.type !== 'boolean') return rows
    return sql`
      with recorded as materialized (${rows})
      select * from recorded
      union all
      select d.* from (${derive(tx, on, only)}) d where not exists (select from recorded r where r.id = d.id)`
  })
}

function about(name: string, type: Fact['type'], rows: Fact['rows']): Fact {
  return { about: 'person', name, type, rows }
}

// An import keeps texts as they came; one that is no number or day is no known value.
function typed({ type }: FactKind): RawBuilder<unknown> {
  if (type === 'boolean') return sql`(f.value = 'true')`
  if (type === 'number') return sql`case when f.value ~ '^-?\\d{1,12}(\\.\\d{1,4})?$' then f.value::numeric end`
  if (type === 'date') return sql`case when f.value ~ '^\\d{4}-\\d\\d-\\d\\d$' then f.value::date end`
  return sql`f.value`
}

const months = (on: string) => sql`(extract(year from age(${on}::timestamp, p.born_on::timestamp)) * 12
  + extract(month from age(${on}::timestamp, p.born_on::timestamp)))::int`

type Own = { value: RawBuilder<unknown>; where: RawBuilder<unknown>; source: string; since: RawBuilder<unknown> }

/** The ids themselves with those of records merged into them, as an array: so the planner knows it for a few, and looks each up by its key. */
const recordsOf = (tx: Tx, ids: readonly string[]): RawBuilder<unknown> => sql`array (
  ${rowsOf(ids)} union all select one.id from people.merged one where one.district = ${tx.district} and ${among(sql`one.stands`, ids)})`

/** A number of years, months or people. */
function counted(name: string, rows: Fact['rows']): Fact {
  return { ...about(name, 'number', rows), whole: true, low: 0 }
}

/** A condition that only matters where a few ids are asked about. */
const ofThem = (only: readonly string[] | undefined, condition: (ids: string[]) => RawBuilder<unknown>): RawBuilder<unknown> =>
  only ? condition([...only]) : sql``

function fromPerson(
  tx: Tx,
  on: string,
  only: readonly string[] | undefined,
  { value, where, source, since }: Own,
): RawBuilder<unknown> {
  return sql`
    select p.district, p.id, ${value} as value, ${source}::text as source, ${since} as valid_from
    from people.brief p where p.district = ${tx.district} and (p.died_on is null or p.died_on > ${on}::date) and ${where}
      ${ofThem(only, (ids) => sql`and ${among(sql`p.id`, ids)}`)}`
}

/** 本区 or 外区; 街镇 by its code. The addresses of the record that stands. */
function fromAddress(
  tx: Tx,
  on: string,
  only: readonly string[] | undefined,
  kind: 'registered' | 'residence',
  what: 'street' | 'district',
): RawBuilder<unknown> {
  const value = what === 'street' ? sql`a.street` : sql`case when a.street is null then '外区' else '本区' end`
  return sql`
    select a.district, a.person as id, ${value} as value, a.source, a.valid_from
    from people.address a join people.brief p on p.district = a.district and p.id = a.person
    where a.district = ${tx.district} and a.kind = ${kind} and a.withdrawn_at is null and a.valid_from <= ${on}::date
      and (a.valid_to is null or a.valid_to > ${on}::date) ${what === 'street' ? sql`and a.street is not null` : sql``}
      ${ofThem(only, (ids) => sql`and ${among(sql`a.person`, ids)}`)}`
}

function fromHousehold(
  tx: Tx,
  on: string,
  only: readonly string[] | undefined,
  { value, where }: { value: RawBuilder<unknown>; where: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const theirs =
    only &&
    sql`m.household = any (array (
    select one.household from people.household_member one
    where one.district = ${tx.district} and one.withdrawn_at is null and one.person = any (${recordsOf(tx, only)})))`
  return sql`
    select p.district, p.id, ${value} as value, '共同生活户'::text as source, t.since as valid_from
    from (${livingTogether(tx, on, theirs)}) t join people.brief p on p.district = ${tx.district} and p.id = t.id
    where ${where}`
}
