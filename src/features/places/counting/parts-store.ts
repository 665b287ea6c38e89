import { type RawBuilder, sql } from 'kysely'
import { catalogueSetting } from '../catalogue/current.ts'
import { heldOn, streetThen, wasKnown } from '../known-store.ts'

/** The pieces that sources of counts are put together from. */

export type Piece<T = unknown> = RawBuilder<T>

/** What is asked of a source: a period's days themselves, or where a query over several periods has them. */
export type Question = { district: string; from: string | Piece; to: string | Piece; filter: Record<string, string> }

/** The day of a stock: the last one before `to`. */
export const dayOf = ({ to }: Question): Piece => sql`(${to}::date - 1)`

/** The types of a group: the type of that id, and those whose entry in the catalogue names it. */
const typesOf = (district: string, group: string): Piece => sql`array(
  select t.key from jsonb_each((select s.value -> 'types' from platform.setting s
    where s.district = ${district} and s.key = ${catalogueSetting} order by s.version desc limit 1)) t
  where t.key = ${group} or t.value -> 'groups' ? ${group})`

/** Every facility of a group that was known: (id, name, type, street, committee, first_on). The offset keeps what is worked out here from being done again for every bed joined to it. */
export const facilitiesEver = ({ district }: Question, group: string): Piece => sql`
  select fenced.* from (
    select f.id, f.name, f.type, f.committee, ${streetThen('f', district)} as street,
      (select min(o.valid_from) from places.operation o where o.district = ${district} and o.facility = f.id and ${wasKnown('o')}) as first_on
    from places.facility f
    where f.district = ${district} and ${wasKnown('f')} and f.type = any(${typesOf(district, group)})
    offset 0
  ) fenced`

/** Those open on the day. */
export const facilitiesOpen = (question: Question, group: string): Piece => sql`
  select e.* from (${facilitiesEver(question, group)}) e
  where exists (select from places.operation o where o.district = ${question.district} and o.facility = e.id and ${heldOn('o', dayOf(question))})`

/** What an attribute of the facility `f` was on the day; null where it is not known. */
export const attributeOn = (question: Question, name: string): Piece<string | null> => sql`(
  select b.value from places.attribute b
  where b.district = ${question.district} and b.facility = f.id and b.name = ${name} and ${heldOn('b', dayOf(question))})`

/** A figure of the catalogue, e.g. from how many beds a home is a large one. */
export const figureOf = ({ district }: Question, name: string): Piece<number> => sql`(
  select (s.value #>> array['figures', ${name}, 'value'])::numeric from platform.setting s
  where s.district = ${district} and s.key = ${catalogueSetting} order by s.version desc limit 1)`

/** Streets and towns that the plan counts: (code, name, kind). */
export const countedStreets = ({ district }: Question): Piece => sql`
  select a.code, a.name, a.kind, a.code as street from platform.area a where a.district = ${district} and a.parent is null and a.counts`

/** The committees of those: (code, name, kind, street). */
export const countedCommittees = ({ district }: Question): Piece => sql`
  select a.code, a.name, a.kind, a.parent as street from platform.area a
  join platform.area s on s.district = ${district} and s.code = a.parent and s.counts
  where a.district = ${district}`

/** The columns of a source whose rows are facilities `f`; `counted` rows make the number, `lacking` ones lack a fact it needs. */
export const asFacility = (
  it: { counted?: Piece; lacking?: Piece; amount?: Piece; values?: Piece } = {},
): Piece => sql`f.id::text as id, f.name as title, f.street, f.committee, 'places/' || f.id as place, f.name as position,
  ${it.counted ?? sql`true`} as counted, ${it.lacking ?? sql`false`} as lacking, (${it.amount ?? sql`1`})::float8 as amount,
  jsonb_build_object('type', f.type, 'openedOn', f.first_on) || coalesce(${it.values ?? sql`null::jsonb`}, '{}') as values`

/** The columns of a source whose rows are areas `a`. */
export const asArea = (counted: Piece, values: Piece = sql`'{}'::jsonb`): Piece => sql`a.code as id, a.name as title, a.street,
  a.code as committee, 'places?street=' || a.street as place, a.code as position, ${counted} as counted, false as lacking, 1::float8 as amount,
  ${values} as values`
