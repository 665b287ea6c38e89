import type { Words } from '../../../../platform/words/words.ts'

/** The ages a slot takes, months half-open: `12–36 个月`, `满 60 岁`; empty where it takes all. */
export function agesText({ ageFrom, ageTo }: { ageFrom: number | null; ageTo: number | null }, words: Words): string {
  if (ageFrom === null && ageTo === null) return ''
  if (ageTo === null) return words('console.sessions.ages.from', { age: oneAge(ageFrom ?? 0, words) })
  if (ageFrom === null) return words('console.sessions.ages.below', { age: oneAge(ageTo, words) })
  return words('console.sessions.ages.between', { from: oneAge(ageFrom, words), to: oneAge(ageTo, words) })
}

/** Months up to three years, whole years beyond. */
const oneAge = (months: number, words: Words): string =>
  months > 36 && months % 12 === 0
    ? words('console.sessions.ages.years', { n: months / 12 })
    : words('console.sessions.ages.months', { n: months })

/** How old somebody is: months below three years, else years. */
export const monthsText = (months: number | null, words: Words): string =>
  months === null
    ? words('console.sessions.ages.unknown')
    : months < 36
      ? words('console.sessions.ages.months', { n: months })
      : words('console.sessions.ages.years', { n: Math.floor(months / 12) })
