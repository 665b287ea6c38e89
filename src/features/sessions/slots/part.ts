import { definePart } from '../../../platform/feature-parts.ts'
import { slotRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({ routes: slotRoutes })
