import { definePart } from '../../../platform/feature-parts.ts'
import { rulebookRoutes } from './routes.ts'
import { seedRules } from './seed.ts'

/** What this room registers. */
export const part = definePart({ routes: rulebookRoutes, seed: seedRules })
