import { definePart } from '../../../platform/feature-parts.ts'
import { peopleCounters } from './counters.ts'
import { gapsOfPeople } from './gaps.ts'

/** What this room registers. */
export const part = definePart({ counters: peopleCounters, gaps: gapsOfPeople })
