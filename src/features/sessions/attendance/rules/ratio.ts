import type { CarerStandard } from '../../shapes.ts'

/** The class that sets the ratio. */
export type Basis = keyof CarerStandard

/** The class an age belongs to. */
export const basisOf = (ageMonths: number, { infant, younger }: CarerStandard): Basis =>
  ageMonths < infant.below ? 'infant' : ageMonths < younger.below ? 'younger' : 'older'

/** A slot that takes nobody older than the oldest class and names none is a mixed one; one that takes others has none. */
export const classOf = <C extends string>(
  slot: { class: C | null; ageTo: number | null },
  { older }: CarerStandard,
): C | 'mixed' | undefined => slot.class ?? (slot.ageTo !== null && slot.ageTo <= older.below ? 'mixed' : undefined)

/**
 * The live ratio of a class by a standard, with the children present, whose ages are completed months (null: not known, counted as a mixed class's strictest). Somebody younger than a class's
 * ages makes it as strict as theirs. `carers` null: nobody said.
 */
export function ratioOf({
  class: named,
  ages,
  carers,
  standard,
}: {
  class: Basis | 'mixed'
  ages: readonly (number | null)[]
  carers: number | null
  standard: CarerStandard
}): { basis: Basis; perCarer: number; children: number; needed: number; holds: boolean | null } {
  const present = ages.map((age): Basis => (age === null ? (named === 'mixed' ? 'infant' : named) : basisOf(age, standard)))
  const own: Basis[] = named === 'mixed' ? [] : [named]
  const basis = strictest([...own, ...present], standard) ?? 'older'
  const perCarer = standard[basis].children
  const needed = Math.ceil(ages.length / perCarer)
  return { basis, perCarer, children: ages.length, needed, holds: carers === null ? null : carers >= needed }
}

const strictest = (bases: readonly Basis[], standard: CarerStandard): Basis | undefined =>
  [...bases].sort((a, b) => standard[a].children - standard[b].children)[0]
