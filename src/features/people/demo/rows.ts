import { type Chance, chanceOf } from '../../../platform/synthetic/chance.ts'
import { dayNumber, dayText, inOfficeHours } from '../../../platform/synthetic/days.ts'
import { idsOf } from '../../../platform/synthetic/ids.ts'
import type { Sink } from '../../../platform/synthetic/sink.ts'
import { checkCharacter } from '../identity/number.ts'
import type { SealedNumber } from '../register/identity-store.ts'
import { tokensOf } from '../spelling.ts'
import type { Batch } from './batches.ts'
import { compose } from './compose.ts'
import type { Drafted, Household, Member } from './drafted.ts'
import { factsAbout } from './facts.ts'
import { aLine, aPhone, outside } from './names.ts'
import { relationsIn } from './relations.ts'
import { type PeopleTable, peopleTables } from './tables.ts'

/** Where the rows of synthetic people say they come from. */
export const source = '演示'
const by = '演示'
/** Ids of one batch lie between its index and the next one's: more rows of one table no batch makes. */
const idsInBatch = 1 << 15
const firstDay = dayNumber('2019-01-02')

/** What turns a batch into rows. `seal` keeps a number as people.identity does. */
export type RowMaking = {
  district: string
  seed: string
  day: string
  seal(id: string, number: string): Omit<SealedNumber, 'id' | 'kind'>
  /** Every street of the district with its committees: where people are registered in another one. */
  streets: { code: string; committees: string[] }[]
}

type Place = { street: string | null; committee: string | null; line: string; outside: string | null }

/**
 * The division code of synthetic citizen numbers: 99, the district's last two digits, the street's place in the district. GB/T 2260 has no province 99 (it ends at 82;
 * 91 is for foreigners), so that no number belongs to anybody.
 */
export const divisionOf = (district: string, street: number): string =>
  `99${district.slice(4)}${String(street + 1).padStart(2, '0')}`

/** The rows of a batch, into the sink: persons with what they are found by, numbers, addresses over time, facts, households, relationships and life events. */
export function makeRows(making: RowMaking, batch: Batch, sink: Sink<PeopleTable>): number {
  const composed = compose(batch, making.seed, making.day)
  const rows = new BatchRows(making, batch, sink)
  for (const household of composed.households) rows.household(household)
  return composed.persons.length
}

class BatchRows {
  private readonly chance: Chance
  private readonly division: string
  private readonly today: number
  private readonly made = new Map<PeopleTable, number>()
  private readonly ids: Record<string, (ordinal: number) => string>
  private readonly village: boolean[]

  private readonly making: RowMaking
  private readonly batch: Batch
  private readonly sink: Sink<PeopleTable>

  constructor(making: RowMaking, batch: Batch, sink: Sink<PeopleTable>) {
    this.making = making
    this.batch = batch
    this.sink = sink
    this.chance = chanceOf(`${making.seed} ${batch.street.code} rows ${batch.part}`)
    this.division = divisionOf(
      making.district,
      making.streets.findIndex(({ code }) => code === batch.street.code),
    )
    this.today = dayNumber(making.day)
    this.ids = Object.fromEntries(
      Object.keys(peopleTables).map((table) => [table, idsOf(`${making.seed} ${making.district} ${table}`)]),
    )
    this.village = batch.street.committees.map(([code = '']) => Number(code.slice(9)) >= 200)
  }

  /** The rows of one household: where it lives and is registered, since when, and everybody in it. */
  household(household: Household): void {
    const { chance } = this
    const at = chance.between(0, Math.max(0, this.batch.street.committees.length - 1))
    const here: Place = {
      street: this.batch.street.code,
      committee: this.batch.street.committees[at]?.[0] ?? null,
      line: aLine(chance, this.village[at] ?? false),
      outside: null,
    }
    const away = household.living === 'elsewhere'
    const residence: Place = away ? { street: null, committee: null, line: '', outside: chance.byWeight(outside.to) } : here
    const registered: Place = !household.registered
      ? { street: null, committee: null, line: '', outside: chance.byWeight(outside.from) }
      : away || chance.happens(0.78)
        ? here
        : this.elsewhereInDistrict()
    const moved = chance.happens(household.registered ? 0.16 : 0.6)
    const since = moved ? chance.between(firstDay, this.today - 30) : chance.between(dayNumber('1996-01-01'), firstDay - 1)
    const before = moved && household.registered && !away ? this.elsewhereInDistrict() : undefined
    const living = away ? undefined : this.newHousehold('living', here, since)
    const register = household.registered ? this.newHousehold('registered', registered, since) : undefined
    const spouseFromOutside = household.registered && !household.elders && chance.happens(0.07)
    for (const member of household.members) {
      const guest = spouseFromOutside && member.role === 'spouse'
      const home: Place = guest ? { street: null, committee: null, line: '', outside: chance.byWeight(outside.from) } : registered
      this.person(member, { residence, registered: home, since, before })
      this.join(member, living, since)
      if (!guest) this.join(member, register, since)
    }
    if (household.elders && !away) this.eldersOnly(household, since)
    for (const member of household.late) {
      this.person(member, {
        residence,
        registered,
        since: Math.min(since, (member.person.died as number) - 400),
        before: undefined,
      })
      this.join(member, living, since)
      this.join(member, register, since)
    }
    for (const { person, other, kind, from } of relationsIn(household, this.today, chance)) {
      const named = other === undefined
      const limited = kind === 'trusted'
      this.sink.row('relationship', [
        ...[this.id('relationship'), this.personId(person), named ? null : this.personId(other)],
        ...[
          named ? `${person.surname}${chance.oneOf(['氏亲属', '家邻居', '家亲友'])}（演示）` : null,
          named ? aPhone(chance) : null,
          kind,
        ],
        limited ? '{service,registration}' : '{}',
        ...[dayText(from), limited ? dayText(from + 365 * 3) : null, this.known(from), source, by],
      ])
    }
  }

  /** 纯老家庭 of everybody where nobody is younger than 60, 独居 of whoever is the only one, since some year of theirs. */
  private eldersOnly({ members }: Household, since: number): void {
    const from = Math.max(since, this.chance.between(dayNumber('2016-01-01'), this.today - 60))
    for (const { person } of members) {
      this.fact(this.personId(person), '纯老家庭', 'true', from, undefined)
      if (members.length === 1) this.fact(this.personId(person), '独居', 'true', from, undefined)
    }
  }

  private person(
    { person }: Member,
    at: { residence: Place; registered: Place; since: number; before: Place | undefined },
  ): void {
    const { chance } = this
    const id = this.personId(person)
    const name = person.surname + person.given
    const { residence, registered } = at
    const since = Math.max(at.since, person.born)
    const known = this.known(Math.min(since, this.today))
    const died = person.died === undefined ? null : dayText(person.died)
    const registeredSince = Math.max(person.born, Math.min(since, firstDay - 400))
    const movedIn = at.before !== undefined && at.since > person.born + 30
    const residenceSince = at.before && !movedIn ? person.born : since
    const open = (from: number) => (endOf(from, person.died) === null ? dayText(from) : null)
    this.sink.row('person', [
      ...[id, name, person.sex, dayText(person.born), died, person.age >= 14 && chance.happens(0.86) ? aPhone(chance) : null],
      ...[registered.street, registered.committee, residence.street, residence.committee, true, source, 1],
      ...[known, person.died === undefined ? known : this.known(person.died), open(registeredSince), open(residenceSince)],
    ])
    for (const { token, weight } of tokensOf(name)) this.sink.row('token', [token, id, weight])
    this.identity(id, person, known)
    this.address(id, 'registered', registered, registeredSince, person.died)
    if (at.before && movedIn) {
      const earlier = Math.max(person.born, firstDay - 3000)
      this.address(id, 'residence', at.before, earlier, at.since)
      this.event(id, 'moved_within', at.since)
    } else if (residence.street !== null && registered.street === null && since > this.today - 900)
      this.event(id, 'moved_in', since)
    this.address(id, 'residence', residence, residenceSince, person.died)
    if (person.died !== undefined) this.event(id, 'died', person.died)
    else if (person.born >= firstDay && registered.street !== null) this.event(id, 'born', person.born)
    if (person.died === undefined)
      for (const { name: fact, value, from, to } of factsAbout(person, {
        registered: registered.street !== null,
        today: this.today,
        chance,
      }))
        this.fact(id, fact, value, from, to)
  }

  private identity(id: string, person: Drafted, known: string): void {
    const body = `${this.division}${dayText(person.born).replaceAll('-', '')}${String(person.order).padStart(3, '0')}`
    const own = this.id('identity')
    const { sealed, keyId, blind, blindKeyId, masked } = this.making.seal(own, body + checkCharacter(body))
    this.sink.row('identity', [own, id, 'citizen', bytes(sealed), keyId, bytes(blind), blindKeyId, masked, known])
  }

  private address(person: string, kind: string, place: Place, from: number, to: number | undefined): void {
    this.sink.row('address', [
      ...[this.id('address'), person, kind, place.street, place.committee, place.line, place.outside],
      ...[dayText(from), endOf(from, to), this.known(from), source, by],
    ])
  }

  private fact(person: string, name: string, value: string, from: number, to: number | undefined): void {
    this.sink.row('fact', [
      ...[
        this.id('fact'),
        person,
        name,
        value,
        dayText(from),
        to === undefined ? null : dayText(to),
        this.known(from),
        source,
        by,
      ],
    ])
  }

  private event(person: string, kind: string, on: number): void {
    this.sink.row('life_event', [this.id('life_event'), person, kind, dayText(on), '{}', source, by, by, this.known(on)])
  }

  private newHousehold(kind: string, place: Place, since: number): string {
    const id = this.id('household')
    this.sink.row('household', [id, kind, place.street, place.committee, place.line, source, this.known(since)])
    return id
  }

  private join({ person, role }: Member, household: string | undefined, since: number): void {
    if (household === undefined) return
    const died = person.died
    const from = Math.max(person.born, died === undefined ? since : Math.min(since, died - 400))
    this.sink.row('household_member', [
      ...[this.id('household_member'), household, this.personId(person), role, dayText(from)],
      ...[died === undefined ? null : dayText(died), this.known(from), source],
    ])
  }

  private elsewhereInDistrict(): Place {
    const { chance } = this
    const street = chance.oneOf(this.making.streets)
    const committee = street.committees.length > 0 ? chance.oneOf(street.committees) : null
    return { street: street.code, committee, line: aLine(chance, Number(committee?.slice(9) ?? 0) >= 200), outside: null }
  }

  private personId({ ordinal }: Drafted): string {
    return (this.ids.person as (ordinal: number) => string)(this.batch.index * idsInBatch + ordinal)
  }

  private id(table: PeopleTable): string {
    const made = this.made.get(table) ?? 0
    if (made >= idsInBatch) throw new RangeError(`more than ${idsInBatch} rows of ${table} in one batch`)
    this.made.set(table, made + 1)
    return (this.ids[table] as (ordinal: number) => string)(this.batch.index * idsInBatch + made)
  }

  /** When something became known: some days after it began, not before records were kept, and not after yesterday. */
  private known(from: number): string {
    const on = from < firstDay ? firstDay + this.chance.between(0, 40) : from + this.chance.between(1, 20)
    return inOfficeHours(Math.min(on, this.today - 1), this.chance.between(0, 449))
  }
}

const bytes = (buffer: Buffer): string => `\\x${buffer.toString('hex')}`

/** An address ends with a life, unless it began after it. */
const endOf = (from: number, died: number | undefined): string | null =>
  died === undefined || died <= from ? null : dayText(died)
