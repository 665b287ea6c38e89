import { type Chance, chanceOf } from '../../../platform/synthetic/chance.ts'
import { birthday, dayNumber } from '../../../platform/synthetic/days.ts'
import { type Batch, bands, baseDay } from './batches.ts'
import { aGivenName, aSurname } from './names.ts'
import { Adults } from './adults.ts'

/** Somebody made up. Days are numbers; `order` is the part of the citizen number that tells those born on one day apart. */
export type Drafted = {
  ordinal: number
  sex: 'female' | 'male'
  born: number
  died: number | undefined
  age: number
  order: number
  surname: string
  given: string
}

export type Role = 'head' | 'spouse' | 'child' | 'parent' | 'other'
export type Member = { person: Drafted; role: Role }

/** People who live together, or are registered together and live elsewhere. `elders`: nobody younger than 60 lives there. */
export type Household = {
  ordinal: number
  members: Member[]
  /** Who belonged to it until they died. */
  late: Member[]
  living: 'here' | 'elsewhere'
  registered: boolean
  elders: boolean
}

/** The people of a batch in their households. */
export type Composed = { households: Household[]; persons: Drafted[] }

/** Makes the people of a batch: as many of each age as it says, in households such as there are. The same seed makes the same. */
export function compose(batch: Batch, seed: string, day: string): Composed {
  const chance = chanceOf(`${seed} ${batch.street.code} people ${batch.part}`)
  const people = new Drafting(batch, chance, dayNumber(day))
  const drawn = bands.map(([from, to], band) =>
    Array.from({ length: batch.counts[band] as number }, () => people.draw(ageIn(chance, from, to))),
  ) as Drafted[][]
  const [infants, small, school, grown, ...older] = drawn as [Drafted[], Drafted[], Drafted[], Drafted[], ...Drafted[][]]
  const adults = new Adults(chance.shuffle(grown))
  const households: Household[] = []
  const found = (members: Member[], elders = false) => {
    const household: Household = { ordinal: households.length, members, late: [], living: 'here', registered: false, elders }
    households.push(household)
    return household
  }
  const families = withChildren(chance, chance.shuffle([...infants, ...small, ...school]), adults, found)
  withElders({ chance, batch, elders: older.flat(), adults, families, found })
  withoutEither(chance, adults, found)
  name(chance, households)
  register(chance, batch, households)
  addElsewhere(chance, batch, people, found, households)
  addDead(chance, batch, people, households, day)
  return { households, persons: people.all }
}

/** Draws people and gives each an ordinal and a number that nobody else in the district has. */
class Drafting {
  readonly all: Drafted[] = []
  private readonly taken = new Map<number, number>()
  private readonly span: number
  constructor(
    private readonly batch: Batch,
    private readonly chance: Chance,
    private readonly day: number,
  ) {
    this.span = Math.floor(500 / batch.parts)
    if (this.span < 2) throw new RangeError(`${batch.street.name}: too many people for the order numbers of one division code`)
  }

  draw(age: number): Drafted {
    const latest = birthday(this.day, -age)
    const earliest = birthday(this.day, -age - 1) + 1
    return this.bornBetween(earliest, latest, age)
  }

  bornBetween(earliest: number, latest: number, age: number, died?: number): Drafted {
    const sex: Drafted['sex'] = this.chance.happens(age >= 80 ? 0.58 : 0.5) ? 'female' : 'male'
    let born = this.chance.between(earliest, latest)
    let before = this.before(born, sex)
    for (let tries = latest - earliest; before >= this.span && tries > 0; tries -= 1) {
      born = born === earliest ? latest : born - 1
      before = this.before(born, sex)
    }
    if (before >= this.span) throw new RangeError(`${this.batch.street.name}: more people of one age than a division code has numbers for`)
    this.taken.set(key(born, sex), before + 1)
    const order = 2 * (this.batch.part * this.span + before) + (sex === 'male' ? 1 : 0)
    const person: Drafted = { ordinal: this.all.length, sex, born, died, age, order, surname: '', given: '' }
    this.all.push(person)
    return person
  }

  private before(born: number, sex: Drafted['sex']): number {
    return this.taken.get(key(born, sex)) ?? 0
  }
}

const key = (born: number, sex: Drafted['sex']) => born * 2 + (sex === 'male' ? 1 : 0)

/** An age in a band: few are very old, and many adults are young. */
function ageIn(chance: Chance, from: number, to: number): number {
  const width = to - from
  if (from === 18) return chance.happens(0.35) ? chance.between(25, 40) : chance.between(18, 59)
  if (from === 65) return from + Math.floor(width * chance.next() ** 1.6)
  if (from === 80) return Math.min(to - 1, from + Math.floor(-Math.log(1 - chance.next()) * 5))
  return chance.between(from, to - 1)
}

type Found = (members: Member[], elders?: boolean) => Household

function withChildren(chance: Chance, children: Drafted[], adults: Adults, found: Found): Household[] {
  const families: Household[] = []
  while (children.length > 0) {
    const own = [children.pop() as Drafted]
    const next = children.at(-1)
    if (next && chance.happens(0.28) && Math.abs(next.born - (own[0] as Drafted).born) > 330) own.push(children.pop() as Drafted)
    const eldest = Math.max(...own.map(({ age }) => age))
    const mother = chance.happens(0.03) ? undefined : adults.take('female', eldest + chance.between(24, 33))
    const father = mother && chance.happens(0.05) ? undefined : adults.take('male', (mother?.age ?? eldest + 28) + chance.between(0, 4))
    const parents = [father, mother].filter((parent) => parent !== undefined)
    const kids = own.map((person): Member => ({ person, role: 'child' }))
    if (parents.length === 0) {
      const other = families.at(-1) // a street too small to have parents for all: brothers and sisters then
      if (other) other.members.push(...kids)
      else families.push(found(own.map((person, at) => ({ person, role: at === 0 ? 'head' : 'other' }))))
      continue
    }
    const heads = parents.map((person, at): Member => ({ person, role: at === 0 ? 'head' : 'spouse' }))
    families.push(found([...heads, ...kids]))
  }
  return families
}

function withElders(it: {
  chance: Chance
  batch: Batch
  elders: Drafted[]
  adults: Adults
  families: Household[]
  found: Found
}): void {
  const { chance, batch, adults, families, found } = it
  // Who lives alone tends to be older.
  const elders = it.elders
    .map((person) => ({ person, key: person.age + chance.next() * 24 }))
    .sort((a, b) => b.key - a.key)
    .map(({ person }) => person)
  for (let left = batch.alone; left > 0 && elders.length > 0; left -= 1)
    found([{ person: elders.shift() as Drafted, role: 'head' }], true)
  chance.shuffle(elders)
  for (let left = Math.min(batch.eldersOnly - batch.alone, elders.length); left > 0; ) {
    const members = couple(elders)
    if (left === 3 && elders.length > 0) members.push({ person: elders.pop() as Drafted, role: 'other' })
    else if (left === 1 && members.length === 2) elders.push((members.pop() as Member).person)
    found(members, true)
    left -= members.length
  }
  while (elders.length > 0) {
    const unit = chance.happens(0.5) ? couple(elders) : [{ person: elders.pop() as Drafted, role: 'head' as const }]
    const parents = unit.map(({ person }): Member => ({ person, role: 'parent' }))
    const youngest = Math.min(...unit.map(({ person }) => person.age))
    const family = chance.happens(0.45) ? familyFor(chance, families, youngest) : undefined
    if (family) {
      family.members.push(...parents)
      continue
    }
    const child = adults.take(undefined, youngest - chance.between(22, 34))
    if (!child) {
      const other = familyFor(chance, families, youngest) ?? families.at(-1)
      if (other) other.members.push(...parents)
      else found(unit, true)
      continue
    }
    const spouse = chance.happens(0.5) ? adults.take(child.sex === 'male' ? 'female' : 'male', child.age) : undefined
    const members: Member[] = [{ person: child, role: 'head' }, ...(spouse ? [{ person: spouse, role: 'spouse' as const }] : [])]
    found([...members, ...parents])
  }
}

/** The last of the list with somebody of the other sex of about the same age, where there is one near; otherwise alone. */
function couple(elders: Drafted[]): Member[] {
  const one = elders.pop() as Drafted
  for (let at = elders.length - 1; at >= Math.max(0, elders.length - 25); at -= 1) {
    const other = elders[at] as Drafted
    if (other.sex === one.sex || Math.abs(other.age - one.age) > 6) continue
    elders.splice(at, 1)
    const pair = one.sex === 'male' ? [one, other] : [other, one]
    return pair.map((person, index) => ({ person, role: index === 0 ? 'head' : 'spouse' }))
  }
  return [{ person: one, role: 'head' }]
}

function familyFor(chance: Chance, families: Household[], age: number): Household | undefined {
  for (let tries = 0; tries < 6 && families.length > 0; tries += 1) {
    const family = chance.oneOf(families)
    const head = family.members[0] as Member
    if (head.person.age <= age - 18 && head.person.age >= 18 && !family.members.some(({ role }) => role === 'parent')) return family
  }
  return undefined
}

function withoutEither(chance: Chance, adults: Adults, found: Found): void {
  for (let one = adults.any(); one; one = adults.any()) {
    const spouse = chance.happens(0.4) ? adults.take(one.sex === 'male' ? 'female' : 'male', one.age) : undefined
    const members: Member[] = [{ person: one, role: 'head' }]
    if (spouse) members.push({ person: spouse, role: 'spouse' })
    else if (chance.happens(0.3)) {
      const mate = adults.take(one.sex, one.age)
      if (mate) members.push({ person: mate, role: 'other' })
    }
    found(members)
  }
}

function name(chance: Chance, households: Household[]): void {
  for (const { members } of households) {
    const head = members[0] as Member
    const family = aSurname(chance)
    for (const { person, role } of members) {
      const shared = person === head.person || role === 'child' || (role === 'parent' && person.sex === 'male')
      person.surname = shared ? family : aSurname(chance)
      person.given = aGivenName(chance, person.sex, person.age < 25)
    }
  }
}

/** Which households are registered in the district: so many of the older people, and of the younger ones what is left to make their share. */
function register(chance: Chance, batch: Batch, households: Household[]): void {
  const young = ({ members }: Household) => members.filter(({ person }) => person.age < 60).length
  const old = (household: Household) => household.members.length - young(household)
  const wanted = Math.round(batch.registeredOf60 * sum(households.map(old)))
  const withOld = chance.shuffle(households.filter((household) => old(household) > 0))
  let elders = 0
  let others = 0
  for (const household of withOld) {
    household.registered = elders + old(household) <= wanted
    if (!household.registered) continue
    elders += old(household)
    others += young(household)
  }
  const wantedYoung = Math.round(batch.registeredUnder60 * sum(households.map(young)))
  for (const household of chance.shuffle(households.filter((household) => old(household) === 0))) {
    household.registered = others + young(household) <= wantedYoung
    if (household.registered) others += young(household)
  }
}

/** Those who are registered here and live elsewhere: as many of 60 and over as the district's register has more than live here, and some younger ones. */
function addElsewhere(chance: Chance, batch: Batch, people: Drafting, found: Found, households: Household[]): void {
  const here = households.filter(({ registered }) => registered).flatMap(({ members }) => members)
  const elders = here.filter(({ person }) => person.age >= 60).length
  const missing = Math.max(0, batch.registered60 - elders)
  const younger = Math.round((here.length - elders) * 0.1)
  const gone = [
    ...Array.from({ length: missing }, () => people.draw(olderAge(chance))),
    ...Array.from({ length: younger }, () => people.draw(chance.between(20, 58))),
  ]
  const away: Household[] = []
  while (gone.length > 0) {
    const members = couple(gone)
    const household = found(members, members.every(({ person }) => person.age >= 60))
    household.living = 'elsewhere'
    household.registered = true
    away.push(household)
  }
  name(chance, away)
}

const olderAge = (chance: Chance) => (chance.happens(0.3) ? chance.between(60, 64) : chance.happens(0.82) ? ageIn(chance, 65, 80) : ageIn(chance, 80, 105))

/** Those who died since 2019: as many as lead from the register of today back to that of the end of 2020. */
function addDead(chance: Chance, batch: Batch, people: Drafting, households: Household[], day: string): void {
  const base = dayNumber(baseDay)
  const today = dayNumber(day)
  const latest = birthday(base, -60)
  const registered = households.filter((household) => household.registered)
  const then = sum(registered.map(({ members }) => members.filter(({ person }) => person.born <= latest).length))
  const since = Math.max(0, batch.registered60Before - then)
  const earlier = Math.round(since * 0.4)
  if (registered.length === 0) return
  const late: Drafted[] = []
  for (let made = 0; made < since + earlier; made += 1) {
    const died = made < since ? chance.between(base + 1, today - 1) : chance.between(dayNumber('2019-01-01'), base)
    const age = Math.min(103, 68 + Math.floor(34 * chance.next() ** 0.9))
    const oldest = birthday(died, -age - 1) + 1
    late.push(people.bornBetween(oldest, Math.max(oldest, Math.min(latest, birthday(died, -age))), age, died))
  }
  for (const person of late) {
    person.surname = aSurname(chance)
    person.given = aGivenName(chance, person.sex, false)
    chance.oneOf(registered).late.push({ person, role: 'parent' })
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)
