import { definePart } from '../../../platform/feature-parts.ts'
import { feedsOwnedBy } from './actions.ts'
import { calendarRoutes } from './routes.ts'

/** What this room registers: bookings in the reader's own calendar. */
export const part = definePart({ routes: calendarRoutes, personalData: feedsOwnedBy })
