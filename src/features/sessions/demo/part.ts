import { definePart } from '../../../platform/feature-parts.ts'
import { demonstrateSessions } from './make.ts'

/** What this room registers. */
export const part = definePart({ demo: demonstrateSessions })
