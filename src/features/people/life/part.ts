import { definePart } from '../../../platform/feature-parts.ts'
import { lifeRoutes } from './routes.ts'
import { timelineOf } from './timeline.ts'

/** What this room registers. */
export const part = definePart({ routes: lifeRoutes, timeline: timelineOf })
