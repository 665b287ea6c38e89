import { sql } from 'kysely'
import { heldOn, streetThen, wasKnown } from '../known-store.ts'
import { asFacility, dayOf, type Piece, type Question } from './parts-store.ts'

/** Open facilities of any type that lack where they are or who runs them: nobody finds them on a map, in a village, or on an operator's page. */
export function facilitiesWithout(question: Question, fact: 'point' | 'committee' | 'organization'): Piece {
  const { district } = question
  const lacking = { point: sql`f.lon is null`, committee: sql`f.committee is null`, organization: sql`f.organization is null` }[
    fact
  ]
  return sql`
    select ${asFacility({ counted: sql`false`, lacking })}
    from (
      select g.id, g.name, g.type, ${streetThen('g', district)} as street, g.committee, g.lon, g.organization, g.opened_on as first_on
      from places.facility g
      where g.district = ${district} and ${wasKnown('g')}
        and exists (select from places.operation o where o.district = ${district} and o.facility = g.id and ${heldOn('o', dayOf(question))})
    ) f`
}

/** The rows of a source in one street. */
export const narrowed = (source: Piece, street: string): Piece => sql`select * from (${source}) w where w.street = ${street}`
