import type { Drafted } from './drafted.ts'

const [youngest, oldest] = [18, 59]

/** The adults of a batch by sex and age: whoever founds a household takes the one nearest to the age it looks for. */
export class Adults {
  private readonly shelves = { female: shelves(), male: shelves() }

  constructor(adults: Drafted[]) {
    for (const adult of adults) this.shelves[adult.sex][adult.age - youngest]?.push(adult)
  }

  /** Somebody of the sex (or of any) whose age is nearest to the one asked for; nobody when none is left. */
  take(sex: Drafted['sex'] | undefined, age: number): Drafted | undefined {
    const wanted = Math.min(oldest, Math.max(youngest, age)) - youngest
    const from = sex ? [this.shelves[sex]] : [this.shelves.male, this.shelves.female]
    for (let apart = 0; apart <= oldest - youngest; apart += 1) {
      for (const at of apart === 0 ? [wanted] : [wanted - apart, wanted + apart]) {
        for (const shelf of from) {
          const found = shelf[at]?.pop()
          if (found) return found
        }
      }
    }
    return undefined
  }

  /** Whoever is left, the youngest first. */
  any(): Drafted | undefined {
    return this.take(undefined, youngest)
  }
}

const shelves = (): Drafted[][] => Array.from({ length: oldest - youngest + 1 }, () => [])
