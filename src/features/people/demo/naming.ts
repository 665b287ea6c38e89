import type { Chance } from '../../../platform/synthetic/chance.ts'
import type { Household, Member } from './drafted.ts'
import { aGivenName, aSurname } from './names.ts'

/** Names everybody: children and the grandfather share the name of the head. */
export function nameAll(chance: Chance, households: Household[]): void {
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
