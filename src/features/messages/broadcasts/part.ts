import { definePart, type Part } from '../../../platform/feature-parts.ts'
import type { Speech } from '../speech.ts'
import { broadcastJob, runBroadcast } from './actions.ts'
import { broadcastRoutes } from './routes.ts'

/** What this room registers: one thing to many. */
export const broadcastsPart = (speech: Speech): Part =>
  definePart({ routes: broadcastRoutes, jobs: { [broadcastJob]: (ctx, payload) => runBroadcast(ctx, speech, payload) } })
