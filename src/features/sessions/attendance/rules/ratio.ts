import { Temporal } from 'temporal-polyfill'

/**
 * How many children one carer may look after, by the class: 托育机构设置标准（试行）第二十二条, 国卫人口发〔2019〕58号: 乳儿班 1:3, 托小班 1:5, 托大班 1:7. Ages of the
 * classes in completed months, half-open: 第十九条 (6—12, 12—24, 24—36). Of a mixed class, the strictest age that is present.
 */
export const childrenPerCarer = { infant: 3, younger: 5, older: 7 } as const
export type Basis = keyof typeof childrenPerCarer

/** The class an age belongs to. */
export const basisOf = (ageMonths: number): Basis => (ageMonths < 12 ? 'infant' : ageMonths < 24 ? 'younger' : 'older')

/** A slot that takes children of under three and names no class is a mixed one; one that takes others has none. */
export const classOf = <C extends string>(slot: { class: C | null; ageTo: number | null }): C | 'mixed' | undefined =>
  slot.class ?? (slot.ageTo !== null && slot.ageTo <= 36 ? 'mixed' : undefined)

/**
 * The live ratio of a class with the children present, whose ages are completed months (null: not known, counted as a mixed class's strictest). Somebody younger than a class's
 * ages makes it as strict as theirs. `carers` null: nobody said.
 */
export function ratioOf({
  class: named,
  ages,
  carers,
}: {
  class: Basis | 'mixed'
  ages: readonly (number | null)[]
  carers: number | null
}): { basis: Basis; perCarer: number; children: number; needed: number; holds: boolean | null } {
  const present = ages.map((age): Basis => (age === null ? (named === 'mixed' ? 'infant' : named) : basisOf(age)))
  const own: Basis[] = named === 'mixed' ? [] : [named]
  const basis = strictest([...own, ...present]) ?? 'older'
  const perCarer = childrenPerCarer[basis]
  const needed = Math.ceil(ages.length / perCarer)
  return { basis, perCarer, children: ages.length, needed, holds: carers === null ? null : carers >= needed }
}

const strictest = (bases: readonly Basis[]): Basis | undefined =>
  [...bases].sort((a, b) => childrenPerCarer[a] - childrenPerCarer[b])[0]

/** Completed months of somebody born on a day; born on the 31st one is a month old on the last day of a shorter month, as the ages of slots count it. */
export function monthsOld(bornOn: string, on: string): number {
  const born = Temporal.PlainDate.from(bornOn)
  const { months } = born.until(on, { largestUnit: 'month' })
  return Temporal.PlainDate.compare(born.add({ months: months + 1 }), on) <= 0 ? months + 1 : months
}
