import { z } from 'zod'
import { purposes } from '../../people/shapes.ts'
import { Because, Channel, Id, State } from '../shapes.ts'

/** A message as officers see it, with the person's name; the text is for those who read it with a purpose, or call. */
export const Delivery = z.object({
  ...{ id: Id, person: Id, personName: z.string(), street: z.string().nullable(), streetName: z.string().nullable() },
  ...{ kind: z.string(), channel: Channel, because: Because, state: State, urgent: z.boolean(), tries: z.number().int() },
  ...{ sentTo: z.string().nullable(), fault: z.string().nullable(), until: z.string().nullable(), dueAt: z.string() },
  ...{ madeByName: z.string(), madeAt: z.string(), changedAt: z.string(), endedByName: z.string().nullable() },
})
export type Delivery = z.infer<typeof Delivery>

export const DeliveryQuery = z.object({
  state: State.optional(),
  channel: Channel.optional(),
  before: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type DeliveryQuery = z.output<typeof DeliveryQuery>

/** What was delivered lately, how many by way and state in the last thirty days, and where the next page begins. */
export const DeliveryList = z.object({
  deliveries: z.array(Delivery),
  counts: z.array(z.object({ channel: Channel, state: State, n: z.number().int() })),
  next: z.string().nullable(),
})
export type DeliveryList = z.infer<typeof DeliveryList>

/** Somebody to be called: asked for, or because nothing else reached them. The telephone is shown because the call is the duty. */
export const CallBack = Delivery.extend({ text: z.string(), phone: z.string().nullable(), calls: z.number().int() })
export type CallBack = z.infer<typeof CallBack>
export const CallBackList = z.object({ callBacks: z.array(CallBack), total: z.number().int() })
export type CallBackList = z.infer<typeof CallBackList>

/** How a call went. Reached: the message is settled. */
export const Call = z.object({ reached: z.boolean(), note: z.string().trim().max(300).default('') })
export type Call = z.output<typeof Call>

/** A letter that was put into the post, or handed over. */
export const Posting = z.object({ note: z.string().trim().max(300).default('') })
export type Posting = z.output<typeof Posting>

/** A message of an office to one person, in their own words: by the way the person chose. */
export const NewMessage = z.object({
  text: z.string().trim().min(2, 'at least two characters').max(500),
  urgent: z.boolean().default(false),
})
export type NewMessage = z.output<typeof NewMessage>

/** A message as the person, who stands for them, and officers with a purpose read it. */
export const PersonMessage = z.object({
  ...{
    id: Id,
    kind: z.string(),
    text: z.string(),
    href: z.string().nullable(),
    channel: Channel,
    because: Because,
    state: State,
  },
  ...{ sentTo: z.string().nullable(), madeByName: z.string(), madeAt: z.string(), changedAt: z.string(), unread: z.boolean() },
  attempts: z.array(
    z.object({ at: z.string(), channel: Channel, outcome: z.string(), note: z.string().nullable(), byName: z.string() }),
  ),
})
export type PersonMessage = z.infer<typeof PersonMessage>
export const PersonMessages = z.object({ person: Id, personName: z.string(), messages: z.array(PersonMessage) })
export type PersonMessages = z.infer<typeof PersonMessages>
export const MessagesQuery = z.object({ purpose: z.enum(purposes).optional() })

/** One message, for whoever may read the person's. */
export const OneMessage = PersonMessage.extend({ person: Id, personName: z.string() })
export type OneMessage = z.infer<typeof OneMessage>
