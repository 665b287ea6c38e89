import type { Chance } from '../../../platform/synthetic/chance.ts'
import { dayNumber } from '../../../platform/synthetic/days.ts'
import type { Drafted, Household, Role } from './drafted.ts'

/** `other` is person's parent, guardian, spouse, child …; absent: somebody who is only named. */
export type Relation = { person: Drafted; other: Drafted | undefined; kind: string; from: number }

const recordsFrom = dayNumber('2019-01-02')

/** Who is what to whom in a household: parents and a guardian of each child, husbands and wives, the sons and daughters of the old, and who is called in need. */
export function relationsIn({ members, elders, living }: Household, today: number, chance: Chance): Relation[] {
  const having = (...roles: Role[]) => members.filter(({ role }) => roles.includes(role)).map(({ person }) => person)
  const [heads, children, parents] = [having('head', 'spouse'), having('child'), having('parent')]
  const relations: Relation[] = []
  const tie = (person: Drafted, other: Drafted | undefined, kind: string, from: number) =>
    relations.push({ person, other, kind, from })
  const lately = () => chance.between(recordsFrom, today - 20)
  for (const child of children) {
    const grown = heads.filter(({ age }) => age >= 18)
    for (const parent of grown) tie(child, parent, 'parent', child.born)
    const guardian = grown[0] ?? parents[0]
    if (guardian) tie(child, guardian, 'guardian', child.born)
  }
  const [head, spouse] = heads
  if (head && spouse) {
    const from = Math.max(head.born, spouse.born) + 22 * 365
    tie(head, spouse, 'spouse', Math.min(from, today - 30))
    tie(spouse, head, 'spouse', Math.min(from, today - 30))
  }
  for (const parent of parents) if (head && head.age <= parent.age - 16) tie(parent, head, 'child', head.born)
  const old = [...parents, ...(elders ? heads : [])]
  for (const person of old) {
    if (living === 'here' && head && person !== head && chance.happens(0.06)) tie(person, head, 'carer', lately())
    if (head && person !== head && chance.happens(0.01)) tie(person, head, 'trusted', chance.between(today - 900, today - 30))
    if (elders && chance.happens(0.7)) tie(person, undefined, 'emergency_contact', lately())
  }
  return relations
}
