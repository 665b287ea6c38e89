import { z } from 'zod'

/** Shapes that several rooms of messages share. */

export const Id = z.uuid({ error: 'an id' })
export const DistrictParams = z.object({ district: z.string().regex(/^\d{6}$/) })
export const RecordParams = DistrictParams.extend({ id: Id })
export const Made = z.object({ id: Id })
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM')

/** How somebody is told: by text message, a spoken call, a letter, a call from the street's office, or on their page alone. Everything is on the page as well. */
export const channels = ['sms', 'voice', 'letter', 'callback', 'site'] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

/** What became of a message: `failed` was given up and waits for somebody; `done` was settled by hand; `withdrawn` was never sent. */
export const states = ['waiting', 'sent', 'delivered', 'failed', 'done', 'withdrawn'] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

/** Why a way was taken: `chosen`, `usual` where nothing was chosen; else what stood against it. */
export const reasons = [
  'chosen',
  'usual',
  'no_phone',
  'no_address',
  'no_account',
  'too_soon',
  'quiet',
  'refused',
  'push',
  'known',
] as const
export const Because = z.enum(reasons)
export type Because = z.infer<typeof Because>

/** What one may be interested in, for what is sent unasked. */
export const topics = ['policy', 'health', 'care', 'nutrition', 'sleep', 'play', 'safety', 'activities', 'digital'] as const
export const Topic = z.enum(topics)
export type Topic = z.infer<typeof Topic>

/** Kinds of messages of this feature itself; those of others are named by what they register. */
export const pushKind = 'messages.push'
export const officeKind = 'messages.office'
