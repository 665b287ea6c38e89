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

/** `2025-01-01 起`, `2024-01-01 至 2025-01-01`. */
export const periodText = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }, words: Words): string =>
  validTo === null
    ? words('console.people.since', { from: validFrom })
    : words('console.people.period', { from: validFrom, to: validTo })
