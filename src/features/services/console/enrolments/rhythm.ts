import type { Words } from '../../../../platform/words/words.ts'
import type { EnrolmentService } from '../../enrolments/contract.ts'

/** `每 12 个月体检 · 期限 12 个月`; nothing for a service without either. */
export const rhythm = ({ check, checkEveryMonths, months }: EnrolmentService, words: Words): string =>
  [
    checkEveryMonths !== null && words('console.enrolments.every', { months: checkEveryMonths, check: check ?? '' }),
    months !== null && words('console.enrolments.term', { months }),
  ]
    .filter(Boolean)
    .join(' · ')
