import type { Words } from '../../../../platform/words/words.ts'

/** `people.identity_of_dead` as officers call it; a kind without a name keeps its key. */
export function kindText(kind: string, words: Words): string {
  const key = `people.retention.kind.${kind.replace('.', '_')}`
  const name = words(key)
  return name === key ? kind : name
}

/** `P3Y` as one reads it aloud: 3 年. */
export function periodOf(after: string, words: Words): string {
  const [, years, months, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(after) ?? []
  return [
    years && words('console.people.retention.years', { n: years }),
    months && words('console.people.retention.months', { n: months }),
    days && words('console.people.retention.days', { n: days }),
  ]
    .filter(Boolean)
    .join(' ')
}
