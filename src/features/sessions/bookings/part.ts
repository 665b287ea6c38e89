import { definePart } from '../../../platform/feature-parts.ts'
import { bookingFacts } from './facts.ts'
import { expireBooking, expiryJob, moveQueue, queueJob, sweep, sweepJob } from './queue.ts'
import { reactions } from './reacting.ts'
import { bookingsOwnedBy } from './reading.ts'
import { bookingRoutes } from './routes.ts'

/** What this room registers. */
export const part = definePart({
  routes: bookingRoutes,
  facts: bookingFacts,
  jobs: { [expiryJob]: expireBooking, [queueJob]: moveQueue, [sweepJob]: sweep },
  crontab: [`*/5 * * * * ${sweepJob}`],
  on: reactions,
  personalData: bookingsOwnedBy,
})
