import { definePart } from '../../../platform/feature-parts.ts'
import { bookingNotices, bookingReminders } from './notices.ts'
import en from './words.en.json' with { type: 'json' }
import zh from './words.zh.json' with { type: 'json' }

/** What this room registers: what people are told of their bookings, and of what they are reminded. */
export const part = definePart({ words: { zh, en }, notices: bookingNotices, reminders: bookingReminders })
