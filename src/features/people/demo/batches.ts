import type { Areas } from '../../../platform/districts/folder.ts'
import { apportion } from '../../../platform/synthetic/apportion.ts'
import { dayNumber } from '../../../platform/synthetic/days.ts'
import { type Figures, valueOn } from '../../../platform/synthetic/figures.ts'

/** The ages that figures speak of: from (included) to (excluded). */
export const bands = [
  [0, 3],
  [3, 6],
  [6, 18],
  [18, 60],
  [60, 65],
  [65, 80],
  [80, 105],
] as const

type Street = Areas['streets'][number]

/** One part of a street's people, made by itself: the same on its own as among all others. */
export type Batch = {
  index: number
  street: Street
  /** Which part of the street it is, of how many: parts share out the order numbers of a birth day. */
  part: number
  parts: number
  /** How many residents of each band. */
  counts: number[]
  /** Of those of 60 and over: living alone, and living with nobody younger (who live alone included). */
  alone: number
  eldersOnly: number
  /** Registered people of 60 and over on the day, and at the end of 2020. */
  registered60: number
  registered60Before: number
  /** Shares in [0, 1] of those who live here. */
  registeredOf60: number
  registeredUnder60: number
}

/** The day whose count of registered older people the deaths since then must lead back to. */
export const baseDay = '2020-12-31'

const batchSize = 4000
const fewest = 20

/** How the people of a district are made: its figures, scaled so that `residents` live there, by street and in parts. */
export function batchesOf(figures: Figures, streets: Street[], residents: number, day: string): Batch[] {
  const { people } = figures
  const scale = residents / people.residents.value
  const share = (percent: number) => Math.round((residents * percent) / 100)
  const sizes = apportion(residents, weightsOf(figures, streets))
  const over65 = olderByStreet(figures, streets, sizes, share(people.share_65.value))
  const leaning = sizes.map((size, at) => (size === 0 ? 0 : size * Math.sqrt((over65[at] as number) / size)))
  const from60 = apportion(share(people.share_60.value) - share(people.share_65.value), leaning)
  const over80 = apportion(Math.round(people.over_80.value * scale), over65)
  const young = sizes.map((size, at) => (size < fewest ? 0 : size - (over65[at] as number) - (from60[at] as number)))
  const [under3, under6, under18] = [people.share_under_3, people.share_3_5, people.share_6_17].map(({ value }) =>
    apportion(share(value), young),
  ) as [number[], number[], number[]]
  const elders = sizes.map((_, at) => (over65[at] as number) + (from60[at] as number))
  const byElders = (total: number) => apportion(Math.round(total), elders)
  const alone = byElders(people.alone.value * scale)
  const eldersOnly = byElders(people.elders_only.value * scale)
  const registered = byElders(valueOn(people.registered_60, dayNumber(day)) * scale)
  const before = byElders(valueOn(people.registered_60, dayNumber(baseDay)) * scale)

  const batches: Batch[] = []
  streets.forEach((street, at) => {
    const of = (parts: number[]) => parts[at] as number
    const older = [of(from60), of(over65) - of(over80), of(over80)]
    const younger = [of(under3), of(under6), of(under18)]
    const adults = of(sizes) - [...older, ...younger].reduce((sum, n) => sum + n, 0)
    const parts = Math.ceil(of(sizes) / batchSize)
    const split = (total: number) => apportion(total, new Array<number>(parts).fill(1))
    const counts = [...younger, Math.max(0, adults), ...older].map(split)
    const [aloneParts, onlyParts, registeredParts, beforeParts] = [alone, eldersOnly, registered, before].map((all) =>
      split(of(all)),
    ) as [number[], number[], number[], number[]]
    for (let part = 0; part < parts; part += 1)
      batches.push({
        ...{ index: batches.length, street, part, parts },
        counts: counts.map((band) => band[part] as number),
        alone: aloneParts[part] as number,
        eldersOnly: onlyParts[part] as number,
        registered60: registeredParts[part] as number,
        registered60Before: beforeParts[part] as number,
        registeredOf60: people.registered_of_60.value / 100,
        registeredUnder60: people.registered_under_60.value / 100,
      })
  })
  return batches
}

/** Where the document prints nothing of the streets' people, a street weighs as many as its committees. */
function weightsOf({ people }: Figures, streets: Street[]): number[] {
  return streets.map(({ name, committees }) => (people.weights ? (people.weights.of[name] ?? 0) : committees.length))
}

/** People of 65 and over by street: printed shares hold, the others share what is left. */
function olderByStreet({ people }: Figures, streets: Street[], sizes: number[], total: number): number[] {
  const printed = streets.map(({ name }, at) => {
    const share = people.street_share_65[name]
    return share ? Math.round(((sizes[at] as number) * share.value) / 100) : undefined
  })
  const left = total - printed.reduce<number>((sum, n) => sum + (n ?? 0), 0)
  const others = apportion(
    Math.max(0, left),
    sizes.map((size, at) => (printed[at] === undefined ? size : 0)),
  )
  return printed.map((n, at) => n ?? (others[at] as number))
}
