import { definePart } from '../../../platform/feature-parts.ts'
import { feedsOwnedBy } from './actions.ts'
import { calendarRoutes } from './routes.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: bookings in the reader's own calendar. */
export const part = definePart({ words: { zh, en }, routes: calendarRoutes, personalData: feedsOwnedBy })
