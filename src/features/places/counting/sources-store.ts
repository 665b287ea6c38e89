import { sql } from 'kysely'
import { endKnown, heldOn, wasKnown } from '../known-store.ts'
import {
  asArea,
  asFacility,
  attributeOn,
  countedCommittees,
  countedStreets,
  dayOf,
  facilitiesEver,
  facilitiesOpen,
  figureOf,
  type Piece,
  type Question,
} from './parts-store.ts'

/**
 * The rows behind a number, one each: what is counted, what lacks a fact and what is listed come from the same query, as of the day asked for and as known
 * at the transaction's instant.
 */
export type Source = (question: Question) => Piece

/** Beds of care homes in service, all or those of one kind. */
export const beds =
  (kind?: 'nursing' | 'dementia'): Source =>
  (question) =>
    sql`
    select p.bed::text as id, f.name || ' ' || b.label as title, f.street, f.committee, 'places/' || f.id as place, f.name || ' ' || b.label as position,
      true as counted, false as lacking, 1::float8 as amount,
      jsonb_build_object('facility', f.name, 'bed', b.label, 'nursing', p.nursing::text, 'dementia', p.dementia::text, 'basic', p.basic::text) as values
    from (${facilitiesOpen(question, 'care_beds')}) f
    join places.bed_period p on p.district = ${question.district} and p.facility = f.id and ${heldOn('p', dayOf(question))}
    join places.bed b on b.district = ${question.district} and b.id = p.bed and ${wasKnown('b')}
    where ${kind ? sql`${sql.ref(`p.${kind}`)}` : sql`true`}`

/** Nursery classes held, each with its places; all or the inclusive ones. */
export const nurseryPlaces =
  (inclusive: boolean): Source =>
  (question) =>
    sql`
    select c.id::text as id, f.name || ' ' || c.name as title, f.street, f.committee, 'places/' || f.id as place, f.name || ' ' || c.name as position,
      ${inclusive ? sql`c.inclusive` : sql`true`} as counted, false as lacking, c.places::float8 as amount,
      jsonb_build_object('facility', f.name, 'class', c.name, 'places', c.places, 'inclusive', c.inclusive::text) as values
    from (${facilitiesOpen(question, 'nursery')} union all ${facilitiesOpen(question, 'kindergarten')}) f
    join places.nursery_class c on c.district = ${question.district} and c.facility = f.id and ${heldOn('c', dayOf(question))}`

/** Facilities of a group open on the day; with `flag` those of which it is true, and those of which it is not known lack it. Filters: `status` filed, `ownership`. */
export const facilities =
  (group: string, flag?: string): Source =>
  (question) => {
    const asked = [
      ...(flag ? [{ name: flag, value: 'yes' }] : []),
      ...(question.filter.status === 'filed' ? [{ name: 'filed', value: 'yes' }] : []),
      ...(question.filter.ownership ? [{ name: 'ownership', value: question.filter.ownership }] : []),
    ]
    const known = asked.map(({ name }) => attributeOn(question, name))
    const is = asked.map(({ value }, at) => sql`coalesce(${known[at]} = ${value}, false)`)
    return sql`
      select ${asFacility({ counted: and(is), lacking: or(known.map((value) => sql`${value} is null`)) })}
      from (${facilitiesOpen(question, group)}) f`
  }

/** Care homes with at least as many beds as the catalogue says; with `flag` those of which it is true. */
export const largeHomes =
  (flag?: string): Source =>
  (question) => {
    const value = flag ? attributeOn(question, flag) : undefined
    const held = sql`(select count(*) from places.bed_period p where p.district = ${question.district} and p.facility = f.id and ${heldOn('p', dayOf(question))})`
    return sql`
      select ${asFacility({
        counted: value ? sql`coalesce(${value} = 'yes', false)` : sql`true`,
        lacking: value ? sql`${value} is null` : sql`false`,
        values: sql`jsonb_build_object('beds', f.beds)`,
      })}
      from (select f.*, ${held} as beds from (${facilitiesOpen(question, 'care_home')}) f) f
      where f.beds >= ${figureOf(question, 'large_home_beds')}`
  }

/** Facilities of a group with an attribute that is a number: the number is their sum, those without it lack it. */
export const amounts =
  (group: string, name: string): Source =>
  (question) =>
    sql`
    select ${asFacility({ counted: sql`f.value is not null`, lacking: sql`f.value is null`, amount: sql`f.value::numeric`, values: sql`jsonb_build_object(${name}::text, f.value::numeric)` })}
    from (select f.*, ${attributeOn(question, name)} as value from (${facilitiesOpen(question, group)}) f) f`

/** Facilities of a group under a live contract of the kind. */
export const underContract =
  (group: string, kind: 'medical' | 'operation'): Source =>
  (question) =>
    sql`
    select ${asFacility({ values: sql`jsonb_build_object('partner', c.partner, 'endsOn', c.ends_on)` })}
    from (${facilitiesOpen(question, group)}) f
    cross join lateral (
      select c.partner, c.ends_on from places.contract c
      where c.district = ${question.district} and c.facility = f.id and c.kind = ${kind} and ${wasKnown('c')} and c.starts_on <= ${dayOf(question)}
        and (c.ends_on is null or c.ends_on > ${dayOf(question)}) and (${endKnown('c')} is null or ${endKnown('c')} > ${dayOf(question)})
      order by c.starts_on desc limit 1
    ) c`

/** Kindergartens that hold a nursery class on the day. Filter: `ownership`. */
export const kindergartensWithNursery: Source = (question) => {
  const { ownership } = question.filter
  const value = ownership ? attributeOn(question, 'ownership') : undefined
  return sql`
    select ${asFacility({
      counted: value ? sql`coalesce(${value} = ${ownership}, false)` : sql`true`,
      lacking: value ? sql`${value} is null` : sql`false`,
    })}
    from (${facilitiesOpen(question, 'kindergarten')}) f
    where exists (select from places.nursery_class c where c.district = ${question.district} and c.facility = f.id and ${heldOn('c', dayOf(question))})`
}

/** Facilities that first opened in the period; a reopening is none. */
export const opened =
  (group: string): Source =>
  (question) =>
    sql`
    select ${asFacility()} from (${facilitiesEver(question, group)}) f
    where f.first_on >= ${question.from}::date and f.first_on < ${question.to}::date`

/** Nurseries and kindergartens that first offered inclusive places in the period. */
export const inclusiveOpened: Source = (question) => sql`
  select ${asFacility({ values: sql`jsonb_build_object('inclusiveFrom', f.since)` })}
  from (select e.*, greatest(e.first_on, ${inclusiveSince(question)}) as since
    from (${facilitiesEver(question, 'nursery')} union all ${facilitiesEver(question, 'kindergarten')}) e) f
  where f.since >= ${question.from}::date and f.since < ${question.to}::date`

const inclusiveSince = ({ district }: Question): Piece => sql`(
  select min(day) from (
    select min(c.valid_from) as day from places.nursery_class c
      where c.district = ${district} and c.facility = e.id and c.inclusive and ${wasKnown('c')}
    union all
    select min(b.valid_from) from places.attribute b
      where b.district = ${district} and b.facility = e.id and b.name = 'inclusive' and b.value = 'yes' and ${wasKnown('b')}
  ) days)`

/** Nurseries and kindergartens that offer inclusive places on the day. */
export const inclusivePoints: Source = (question) => sql`
  select ${asFacility()} from (${facilitiesOpen(question, 'nursery')} union all ${facilitiesOpen(question, 'kindergarten')}) f
  where exists (select from places.nursery_class c
      where c.district = ${question.district} and c.facility = f.id and c.inclusive and ${heldOn('c', dayOf(question))})
    or coalesce(${attributeOn(question, 'inclusive')} = 'yes', false)`

/** Designations of a kind: those that hold on the day, or with `given` those given in the period. A facility's counts where the facility lies. */
export const designations =
  (kind: string, given = false): Source =>
  (question) => {
    const { district, from, to } = question
    const day = dayOf(question)
    const when = given
      ? sql`d.given_on >= ${from}::date and d.given_on < ${to}::date`
      : sql`d.given_on <= ${day} and (d.expires_on is null or d.expires_on > ${day}) and (${endKnown('d')} is null or ${endKnown('d')} > ${day})`
    return sql`
      select d.id::text as id, coalesce(nullif(d.name, ''), f.name, a.name) as title, coalesce(f.street, a.parent, a.code) as street,
        coalesce(f.committee, a.code) as committee, 'places/designations?open=' || d.id as place, d.given_on::text as position, true as counted, false as lacking,
        1::float8 as amount, jsonb_build_object('level', d.level, 'givenOn', d.given_on, 'expiresOn', d.expires_on) as values
      from places.designation d
      left join places.facility f on f.district = ${district} and f.id = d.facility
      left join platform.area a on a.district = ${district} and a.code = d.area
      where d.district = ${district} and d.kind = ${kind} and ${wasKnown('d')} and ${when}`
  }

/** Facilities of a group that bear a designation on the day. */
export const designatedFacilities =
  (group: string, kind: string): Source =>
  (question) => {
    const day = dayOf(question)
    return sql`
      select ${asFacility()} from (${facilitiesOpen(question, group)}) f
      where exists (select from places.designation d where d.district = ${question.district} and d.facility = f.id and d.kind = ${kind} and ${wasKnown('d')}
        and d.given_on <= ${day} and (d.expires_on is null or d.expires_on > ${day}) and (${endKnown('d')} is null or ${endKnown('d')} > ${day}))`
  }

/** Hospitals of level two and above, general, of Chinese or integrated medicine; with `geriatrics` those that have the department. */
export const hospitals =
  (geriatrics: boolean): Source =>
  (question) => {
    const value = (name: string) => attributeOn(question, name)
    return sql`
      select ${asFacility({
        counted: geriatrics ? sql`f.meant and coalesce(f.geriatrics = 'yes', false)` : sql`f.meant`,
        lacking: geriatrics ? sql`f.unknown or (f.meant and f.geriatrics is null)` : sql`f.unknown`,
      })}
      from (
        select f.*, coalesce(f.level in ('secondary', 'tertiary') and f.hospital in ('general', 'tcm', 'integrated'), false) as meant,
          f.level is null or f.hospital is null as unknown
        from (select f.*, ${value('hospital_level')} as level, ${value('hospital_kind')} as hospital, ${value('geriatrics')} as geriatrics
          from (${facilitiesOpen(question, 'hospital')}) f) f
      ) f`
  }

/** Venues with the hours that they are open in a week; those without published hours lack them. Filter: `kind` sports or culture. */
export const weeklyHours: Source = (question) => {
  const kinds = question.filter.kind ? [question.filter.kind] : ['sports', 'culture']
  const groups = kinds.map((kind) => facilitiesOpen(question, `venue_${kind}`))
  return sql`
    select ${asFacility({ counted: sql`f.hours is not null`, lacking: sql`f.hours is null`, amount: sql`f.hours`, values: sql`jsonb_build_object('hours', f.hours)` })}
    from (select f.*, (select round(sum(extract(epoch from h.closes - h.opens)) / 3600, 2) from places.opening h
        where h.district = ${question.district} and h.facility = f.id and ${heldOn('h', dayOf(question))}) as hours
      from (${sql.join(groups, sql` union all `)}) f) f`
}

/** The streets and towns that the plan counts. */
export const streets: Source = (question) => sql`select ${asArea(sql`true`)} from (${countedStreets(question)}) a`

/** Those in which the source has a row that counts. */
export const streetsWith =
  (source: Source): Source =>
  (question) =>
    sql`
    select ${asArea(sql`a.code in (select s.street from (${source(question)}) s where s.counted)`)} from (${countedStreets(question)}) a`

/** The committees of the counted streets; with a source those in which it has a row that counts. */
export const committees =
  (source?: Source): Source =>
  (question) =>
    sql`
    select ${asArea(source ? sql`a.code in (select s.committee from (${source(question)}) s where s.counted and s.committee is not null)` : sql`true`)}
    from (${countedCommittees(question)}) a`

/** Counted streets and their committees together; of a street any row in it counts, of a committee its own. */
export const areas =
  (source?: Source): Source =>
  (question) =>
    sql`${source ? streetsWith(source)(question) : streets(question)} union all ${committees(source)(question)}`

const and = (conditions: Piece[]): Piece => (conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`)
const or = (conditions: Piece[]): Piece => (conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`)
