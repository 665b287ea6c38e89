import type { Chance } from '../../../platform/synthetic/chance.ts'
import { birthday, dayNumber } from '../../../platform/synthetic/days.ts'
import { type Batch, baseDay } from './batches.ts'
import type { Drafted, Household } from './drafted.ts'
import { ageIn, type Drafting } from './drafting.ts'
import { couple, type Found } from './households.ts'
import { aGivenName, aSurname } from './names.ts'
import { nameAll } from './naming.ts'

/** Which households are registered in the district: so many of the older people, and of the younger ones what is left to make their share. */
export function register(chance: Chance, batch: Batch, households: Household[]): void {
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
export function addElsewhere(chance: Chance, batch: Batch, people: Drafting, found: Found, households: Household[]): void {
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
    const household = found(
      members,
      members.every(({ person }) => person.age >= 60),
    )
    household.living = 'elsewhere'
    household.registered = true
    away.push(household)
  }
  nameAll(chance, away)
}

const olderAge = (chance: Chance) =>
  chance.happens(0.3) ? chance.between(60, 64) : chance.happens(0.82) ? ageIn(chance, 65, 80) : ageIn(chance, 80, 105)

/** Those who died since 2019: as many as lead from the register of today back to that of the end of 2020. */
export function addDead(chance: Chance, batch: Batch, people: Drafting, households: Household[], day: string): void {
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
