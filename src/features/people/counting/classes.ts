import { plusDays } from '../../../platform/clock.ts'
import type { Count } from '../../../platform/counters/counter.ts'
import { bornBy } from '../ages.ts'
import type { Who } from './store.ts'

/**
 * People who differ in nothing that a count of these days asks: they live in one street ('' for unknown) on the days [from, to) of the list, were born between the same
 * two thresholds (`born` of them lie before the birth date; null: not known) and are of one sex.
 */
export type PeopleClass = { street: string; from: number; to: number; born: number | null; sex: string; n: number }

/** The birth dates at which an answer changes on any of the days, in order. */
export function thresholdsOf(asked: readonly Who[], days: readonly string[]): string[] {
  const ages = asked.flatMap(({ ageFrom, ageTo }) => [
    ...(ageFrom === undefined ? [] : [ageFrom]),
    ...(ageTo === undefined ? [] : [ageTo + 1]),
  ])
  return [...new Set(ages.flatMap((age) => days.map((day) => bornBy(age, day))))].sort()
}

/**
 * Who is counted, by street, on one of the days: `of` holds those who have the fact asked for, `all` everybody. Nobody whose birth date or street is not known is
 * taken for somebody: they are what is missing.
 */
export function countClasses(
  who: Who,
  on: { day: string; index: number; thresholds: readonly string[] },
  { of, all }: { of: readonly PeopleClass[]; all: readonly PeopleClass[] },
): Count[] {
  const { day, index, thresholds } = on
  const bornBefore = (age: number | undefined) => (age === undefined ? undefined : thresholds.indexOf(bornBy(age, day)))
  const [oldest, youngest] = [bornBefore(who.ageFrom), bornBefore(who.ageTo === undefined ? undefined : who.ageTo + 1)]
  const isAged = oldest !== undefined || youngest !== undefined
  const is = ({ born, sex }: PeopleClass) =>
    (!isAged || born !== null) &&
    (oldest === undefined || (born as number) <= oldest) &&
    (youngest === undefined || (born as number) > youngest) &&
    (who.sex === undefined || sex === who.sex)
  const counts = new Map<string, Count>()
  const at = (street: string) => {
    const known = counts.get(street) ?? { street, n: 0, missing: 0 }
    counts.set(street, known)
    return known
  }
  const there = ({ from, to }: PeopleClass) => from <= index && index < to
  for (const one of all) {
    if (!there(one)) continue
    const count = at(one.street)
    if (isAged && one.born === null) count.missing += one.n
  }
  for (const one of of) {
    if (!there(one) || !is(one)) continue
    if (one.street === '') at('').missing += one.n
    else at(one.street).n += one.n
  }
  return [...counts.values()]
}

/** The day before a period's end: the day of a stock. */
export const dayOf = ({ to }: { to: string }): string => plusDays(to, -1)
