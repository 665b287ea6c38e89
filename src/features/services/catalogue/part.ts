import { definePart } from '../../../platform/feature-parts.ts'
import { editingRoutes } from './editing/routes.ts'
import { catalogueRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({ routes: [...catalogueRoutes, ...editingRoutes] })
