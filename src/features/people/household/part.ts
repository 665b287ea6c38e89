import { definePart } from '../../../platform/feature-parts.ts'
import { householdRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({ routes: householdRoutes })
