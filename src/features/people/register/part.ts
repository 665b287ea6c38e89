import { definePart } from '../../../platform/feature-parts.ts'
import { searchPersons } from './list.ts'
import { registerRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({ routes: registerRoutes, search: searchPersons })
