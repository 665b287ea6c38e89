import { z } from 'zod'
import { NewIdentity, Place } from '../register/contract.ts'
import { Day, Id, PersonBrief, Reason, Sex, Source } from '../shapes.ts'

export const lifeEventKinds = ['born', 'died', 'moved_in', 'moved_out', 'moved_within'] as const

/** A death; `evidence` is the id of a file kept before. */
export const NewDeath = z.object({ on: Day, source: Source, evidence: Id.nullish() })
export type NewDeath = z.infer<typeof NewDeath>

/** A birth makes the child's record, lets it live and be registered where the mother (else the father) does unless said, and relates it to both. */
export const NewBirth = z.object({
  name: z.string().trim().min(1).max(100),
  sex: Sex,
  bornOn: Day,
  mother: Id.nullish(),
  father: Id.nullish(),
  identity: NewIdentity.nullish(),
  residence: Place.nullish(),
  registered: Place.nullish(),
  source: Source,
  evidence: Id.nullish(),
})
export type NewBirth = z.infer<typeof NewBirth>

/** A move into, out of or within the district: of the residence, of the registration (户籍), or of both. Whoever moves house leaves the household they lived in, unless said. */
export const NewMove = z.object({
  kind: z.enum(['in', 'out', 'within']),
  which: z
    .array(z.enum(['residence', 'registered']))
    .min(1)
    .max(2)
    .default(['residence']),
  to: Place,
  on: Day,
  leavesHousehold: z.boolean().default(true),
  source: Source,
  evidence: Id.nullish(),
})
export type NewMove = z.infer<typeof NewMove>

export const Undoing = Reason

export const LifeEvent = z.object({
  id: Id,
  person: Id,
  kind: z.enum(lifeEventKinds),
  on: Day,
  source: z.string(),
  evidence: Id.nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  undone: z.object({ why: z.string(), at: z.iso.datetime() }).nullable(),
})
export type LifeEvent = z.infer<typeof LifeEvent>

export const Birth = LifeEvent.extend({ child: PersonBrief })
export type Birth = z.infer<typeof Birth>

export const LifeEventList = z.object({ events: z.array(LifeEvent) })
