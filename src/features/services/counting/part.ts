import { definePart } from '../../../platform/feature-parts.ts'
import { enrolmentCounters } from './counters.ts'

/** What this room registers. */
export const part = definePart({ counters: enrolmentCounters })
