import { definePart } from '../../../platform/feature-parts.ts'
import { sessionCounters } from './counters.ts'

/** What this room registers. */
export const part = definePart({ counters: sessionCounters })
