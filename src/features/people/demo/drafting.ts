import type { Chance } from '../../../platform/synthetic/chance.ts'
import { birthday } from '../../../platform/synthetic/days.ts'
import type { Batch } from './batches.ts'
import type { Drafted } from './drafted.ts'

/** Draws people and gives each an ordinal and a number that nobody else in the district has. */
export class Drafting {
  readonly all: Drafted[] = []
  private readonly taken = new Map<number, number>()
  private readonly span: number
  private readonly batch: Batch
  private readonly chance: Chance
  private readonly day: number

  /** `day` is the one on which ages hold. */
  constructor(batch: Batch, chance: Chance, day: number) {
    this.batch = batch
    this.chance = chance
    this.day = day
    this.span = Math.floor(500 / batch.parts)
    if (this.span < 2) throw new RangeError(`${batch.street.name}: too many people for the order numbers of one division code`)
  }

  /** Somebody of an age. */
  draw(age: number): Drafted {
    const latest = birthday(this.day, -age)
    const earliest = birthday(this.day, -age - 1) + 1
    return this.bornBetween(earliest, latest, age)
  }

  /** Somebody born in a span of days; who has died is of the age they reached. */
  bornBetween(earliest: number, latest: number, age: number, died?: number): Drafted {
    const sex: Drafted['sex'] = this.chance.happens(age >= 80 ? 0.58 : 0.5) ? 'female' : 'male'
    let born = this.chance.between(earliest, latest)
    let before = this.before(born, sex)
    for (let tries = latest - earliest; before >= this.span && tries > 0; tries -= 1) {
      born = born === earliest ? latest : born - 1
      before = this.before(born, sex)
    }
    if (before >= this.span)
      throw new RangeError(`${this.batch.street.name}: more people of one age than a division code has numbers for`)
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

/** An age in a band [from, to): few are very old, and many adults are young. */
export function ageIn(chance: Chance, from: number, to: number): number {
  const width = to - from
  if (from === 18) return chance.happens(0.35) ? chance.between(25, 40) : chance.between(18, 59)
  if (from === 65) return from + Math.floor(width * chance.next() ** 1.6)
  if (from === 80) return Math.min(to - 1, from + Math.floor(-Math.log(1 - chance.next()) * 5))
  return chance.between(from, to - 1)
}
