import type { Words } from '../../../../platform/words/words.ts'
import type { FactOfPerson } from '../../facts/contract.ts'
import type { Address } from '../../register/contract.ts'
import type { PersonBrief } from '../../shapes.ts'

/** `82 岁 · 女`, `生于 1943-02-11`; what is not known is left out. */
export function whoText(person: Pick<PersonBrief, 'age' | 'sex'>, words: Words): string {
  return [
    person.age === null ? words('console.people.age_unknown') : words('console.people.age', { age: person.age }),
    words(`console.people.sex.${person.sex}`),
  ].join(' · ')
}

/** Street and committee as one reads them aloud. */
export const homeText = ({ streetName, committeeName }: Pick<PersonBrief, 'streetName' | 'committeeName'>): string =>
  [streetName, committeeName].filter(Boolean).join(' ')

/** An address in one line, inside the district or out of it. */
export const addressText = ({ outside, streetName, committeeName, line }: Omit<Address, 'id' | 'kind'>): string =>
  [...(outside ? [outside] : [streetName, committeeName]), line].filter(Boolean).join(' ') || '–'

/** `独居`, `不再独居`, `失能：重度`. */
export function factText({ name, value }: Pick<FactOfPerson, 'name' | 'value'>, words: Words): string {
  if (value === 'true') return name
  if (value === 'false') return words('console.people.facts.not', { name })
  return words('console.people.facts.level', { name, value })
}

/** What a trusted person may do, as somebody else reads it: one's own pages say *my record*. */
export const mayText = (one: string, words: Words): string =>
  words(one === 'record' ? 'console.people.accounts.may_record' : `people.accounts.may.${one}`)

/** The last day of a half-open period, as people say it; a period that was withdrawn on its first day has no other. */
export const lastDay = ({ from, to }: { from: string; to: string }): string => {
  const before = shifted(to, -1)
  return before < from ? from : before
}

/** The first day without, for a last day that somebody typed. */
export const dayAfter = (day: string): string => (day === '' ? '' : shifted(day, 1))

const shifted = (day: string, by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

/** `2025-01-01 起`, `2024-01-01 至 2024-12-31`. */
export const periodText = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }, words: Words): string =>
  validTo === null
    ? words('console.people.since', { from: validFrom })
    : words('console.people.period', { from: validFrom, to: lastDay({ from: validFrom, to: validTo }) })
