import { definePart } from '../../../platform/feature-parts.ts'
import { organizationRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({ routes: organizationRoutes })
