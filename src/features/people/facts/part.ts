import { definePart } from '../../../platform/feature-parts.ts'
import { seedKinds } from './kinds.ts'
import { registeredFacts } from './registered.ts'
import { factRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({ routes: factRoutes, facts: registeredFacts, seed: seedKinds })
