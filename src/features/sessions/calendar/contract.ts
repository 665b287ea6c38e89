import { z } from 'zod'

/** What a calendar shows of a booking: that there is one, or of which service and where. */
export const feedShows = ['time', 'place'] as const
export const FeedShows = z.enum(feedShows)
export type FeedShows = z.infer<typeof FeedShows>

/** A subscription to be made: what it shows, and what the reader calls the person in it, if anything. */
export const NewFeed = z.object({ shows: FeedShows, called: z.string().trim().max(20, 'at most 20 characters').default('') })
export type NewFeed = z.output<typeof NewFeed>

/** A subscription as its maker sees it; its address is told once, when it is made. */
export type Feed = { id: string; person: string; shows: FeedShows; called: string; madeAt: string }

/** Under an address: the secret, 32 bytes in base64url. */
export const FeedParams = z.object({ district: z.string().regex(/^\d{6}$/), secret: z.string().regex(/^[\w-]{43}$/) })
