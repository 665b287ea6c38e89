import { definePart } from '../../../platform/feature-parts.ts'
import { demonstratePeople } from './demo.ts'

/** What this room registers. */
export const part = definePart({ demo: demonstratePeople })
