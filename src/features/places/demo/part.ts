import { definePart } from '../../../platform/feature-parts.ts'
import { demonstratePlaces } from './demo.ts'

/** What this room registers. */
export const part = definePart({ demo: demonstratePlaces })
