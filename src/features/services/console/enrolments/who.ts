import type { Words } from '../../../../platform/words/words.ts'
import type { PersonBrief } from '../../../people/shapes.ts'

/** `82 岁 · 女`; what is not known is left out. */
export const whoOf = ({ age, sex }: PersonBrief, words: Words): string =>
  [age !== null && words('console.enrolments.age', { age }), sex !== 'unknown' && words(`console.enrolments.sex.${sex}`)]
    .filter(Boolean)
    .join(' · ')

/** Street and committee. */
export const homeOf = ({ streetName, committeeName }: PersonBrief): string =>
  [streetName, committeeName].filter(Boolean).join(' ')
