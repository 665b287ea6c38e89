import { chanceOf } from '../../../platform/synthetic/chance.ts'
import { dayNumber } from '../../../platform/synthetic/days.ts'
import { Adults } from './adults.ts'
import { type Batch, bands } from './batches.ts'
import type { Drafted, Household, Member } from './drafted.ts'
import { ageIn, Drafting } from './drafting.ts'
import { withChildren, withElders, withoutEither } from './households.ts'
import { nameAll } from './naming.ts'
import { addDead, addElsewhere, register } from './registering.ts'

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
  nameAll(chance, households)
  register(chance, batch, households)
  addElsewhere(chance, batch, people, found, households)
  addDead(chance, batch, people, households, day)
  return { households, persons: people.all }
}
