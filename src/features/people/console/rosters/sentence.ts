import type { Words } from '../../../../platform/words/words.ts'
import type { RosterFilter } from '../../rosters/contract.ts'

type Area = { code: string; name: string }

/** A filter as one says it: `80 岁及以上 · 独居 · 朱家角镇 · 30 天内无上次探访日期`. */
export function sentenceOf(filter: RosterFilter, areas: Area[], words: Words): string {
  const { ageFrom, ageTo, sex, facts = [], streets = [], committees = [], notSince = [], noGuardian, at, alive } = filter
  const named = (codes: string[]) => codes.map((code) => areas.find((one) => one.code === code)?.name ?? code).join('、')
  const said = [
    ageText(ageFrom, ageTo, words),
    sex && words(`console.people.sex.${sex}`),
    ...facts.map((line) => lineText(line, words)),
    streets.length > 0 && named(streets),
    committees.length > 0 && named(committees),
    ...notSince.map(({ fact, days }) => words('console.people.rosters.not_since', { days, fact: spokenSpan(fact) })),
    noGuardian && words('console.people.rosters.no_guardian'),
    at === 'registered' && words('console.people.rosters.registered'),
    alive === 'all' && words('console.people.rosters.also_dead'),
  ].filter(Boolean)
  return said.length > 0 ? said.join(' · ') : words('console.people.rosters.all')
}

/** `上次探访日期` is said `探访` in a sentence. */
export const spokenSpan = (fact: string): string => fact.replace(/^上次/, '').replace(/日期$/, '') || fact

function ageText(from: number | undefined, to: number | undefined, words: Words): string | undefined {
  if (from !== undefined && to !== undefined) return words('console.people.rosters.between_ages', { from, to })
  if (from !== undefined) return words('console.people.rosters.from_age', { age: from })
  return to === undefined ? undefined : words('console.people.rosters.to_age', { age: to + 1 })
}

/** `低保或低收入`, `没有子女`. */
export function lineText({ anyOf, not }: NonNullable<RosterFilter['facts']>[number], words: Words): string {
  const facts = anyOf
    .map(({ name, values }) => (values ? words('console.people.rosters.value_of', { name, values: values.join('、') }) : name))
    .join(words('console.people.rosters.or'))
  return not ? words('console.people.rosters.none_of', { facts }) : facts
}
