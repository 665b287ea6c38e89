import type { Fact } from '../../../platform/feature.ts'
import { guidanceRows } from './lists-store.ts'

/** What rules may ask about the guidance a person's family has had. */
export const guidanceFacts: Fact[] = [
  /** Contacts of parenting guidance that the family had this year, held as the district's least number asks (线下 where it says so); nobody's is unknown. */
  {
    about: 'person',
    name: '本年指导次数',
    type: 'number',
    whole: true,
    low: 0,
    rows: (tx, on, only) => guidanceRows(tx, { on, only }),
  },
]
