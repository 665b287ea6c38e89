import type { Chance } from '../../../platform/synthetic/chance.ts'
import type { Adults } from './adults.ts'
import type { Batch } from './batches.ts'
import type { Drafted, Household, Member } from './drafted.ts'

/** Founds a household; `elders`: nobody in it is younger than 60. */
export type Found = (members: Member[], elders?: boolean) => Household

/** Households of the children and their parents, as long as there are any of their ages. */
export function withChildren(chance: Chance, children: Drafted[], adults: Adults, found: Found): Household[] {
  const families: Household[] = []
  while (children.length > 0) {
    const own = [children.pop() as Drafted]
    const next = children.at(-1)
    if (next && chance.happens(0.28) && Math.abs(next.born - (own[0] as Drafted).born) > 330) own.push(children.pop() as Drafted)
    const eldest = Math.max(...own.map(({ age }) => age))
    const mother = chance.happens(0.03) ? undefined : adults.take('female', eldest + chance.between(24, 33))
    const father =
      mother && chance.happens(0.05) ? undefined : adults.take('male', (mother?.age ?? eldest + 28) + chance.between(0, 4))
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

/** Who of the older people lives alone, who as a couple, and who with sons, daughters and grandchildren. */
export function withElders(it: {
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
export function couple(elders: Drafted[]): Member[] {
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
    if (head.person.age <= age - 18 && head.person.age >= 18 && !family.members.some(({ role }) => role === 'parent'))
      return family
  }
  return undefined
}

/** The adults who are left: couples, singles and some who share a flat. */
export function withoutEither(chance: Chance, adults: Adults, found: Found): void {
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
