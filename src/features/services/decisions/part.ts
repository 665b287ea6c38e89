import { definePart } from '../../../platform/feature-parts.ts'
import { decisionsOwnedBy } from './own.ts'
import { decisionRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({ routes: decisionRoutes, personalData: decisionsOwnedBy })
