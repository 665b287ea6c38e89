import type { Words } from '../../../../platform/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'

/** `2 岁 · 女 · 夏阳街道 青松居委会 · 138****0000`; what is not known is left out. */
export const whoText = ({ age, sex, bornOn, streetName, committeeName, phone }: PersonBrief, words: Words): string =>
  [
    age !== null && words('console.sessions.ages.years', { n: age }),
    sex !== 'unknown' && words(`console.sessions.sex.${sex}`),
    age !== null && age < 7 && bornOn !== null && words('console.sessions.counter.born', { on: bornOn }),
    [streetName, committeeName].filter(Boolean).join(' '),
    phone,
  ]
    .filter(Boolean)
    .join(' · ')
