import { definePart } from '../../../platform/feature-parts.ts'
import { placeCounters } from './counters.ts'

/** What this room registers. */
export const part = definePart({ counters: placeCounters })
