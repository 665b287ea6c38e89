import { definePart } from '../../../platform/feature-parts.ts'
import { makeAllSlots, makingJob } from './actions.ts'
import { reactions } from './reacting.ts'
import { scheduleRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({
  routes: scheduleRoutes,
  jobs: { [makingJob]: makeAllSlots },
  crontab: [`5 2 * * * ${makingJob}`],
  on: reactions,
})
