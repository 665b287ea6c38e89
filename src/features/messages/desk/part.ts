import { definePart, type Part } from '../../../platform/feature-parts.ts'
import type { Speech } from '../speech.ts'
import { deskRoutes } from './routes.ts'
import { messageTimeline } from './timeline.ts'
import { callBackWork } from './work.ts'

/** What this room registers: deliveries, calls and letters. */
export const deskPart = (speech: Speech): Part =>
  definePart({ routes: deskRoutes(speech), workItems: callBackWork, timeline: messageTimeline })
