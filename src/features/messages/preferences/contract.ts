import { z } from 'zod'
import { Channel, Id, Time, Topic } from '../shapes.ts'

/** How somebody wants to be told; `channel` null: by default, from account, telephone and age. */
export const NewPreference = z.object({
  channel: Channel.nullable().default(null),
  language: z.enum(['zh', 'en']).default('zh'),
  /** Between these times of day nothing is sent; equal times: no quiet hours. */
  quietFrom: Time.default('21:00'),
  quietTo: Time.default('08:00'),
  /** The account of a guardian or trusted person who reads in their place. */
  reader: z.string().min(1).max(100).nullable().default(null),
  /** Also two hours before, not only the day before. */
  hoursBefore: z.boolean().default(false),
  /** At most so many items a week that were not asked for; 0: none. */
  weekly: z.number().int().min(0).max(7).default(1),
  interests: z.array(Topic).max(20).default([]),
  /** Kinds that are not sent; they stay on the page. */
  refuses: z.array(z.string().max(60)).max(50).default([]),
})
export type NewPreference = z.output<typeof NewPreference>

/** The same as it stands, with who may read for them and what may be refused; `setAt` null: nobody has said anything, the default holds. */
export const Preference = z.object({
  person: Id,
  personName: z.string(),
  ...{ channel: Channel.nullable(), language: z.enum(['zh', 'en']), quietFrom: z.string(), quietTo: z.string() },
  ...{ reader: z.string().nullable(), readerName: z.string().nullable(), hoursBefore: z.boolean(), weekly: z.number() },
  ...{ interests: z.array(Topic), refuses: z.array(z.string()) },
  ...{ setByName: z.string().nullable(), setAt: z.string().nullable() },
  readers: z.array(z.object({ account: z.string(), name: z.string(), as: z.enum(['guardian', 'trusted']) })),
  kinds: z.array(z.string()),
  /** Whether they agreed to be reminded and told of what they did not ask for (consent `messages`). */
  agreed: z.boolean(),
})
export type Preference = z.infer<typeof Preference>
