import { z } from 'zod'
import { Id, Instant } from '../../shapes.ts'

/** What a guardian allows; null where nobody was asked yet. */
export const Permissions = z.object({
  /** Photographs for the parents. */
  photo: z.boolean().nullable(),
  /** Going out of the building with the group. */
  outing: z.boolean().nullable(),
  /** Giving medicine that the guardian brought. */
  medicine: z.boolean().nullable(),
})
export type Permissions = z.infer<typeof Permissions>

const words = (most: number) => z.string().trim().max(most)

/** What whoever looks after somebody must know, told by their guardian or themselves: it takes the place of what was told before. */
export const NewSafety = z.object({
  allergies: z.array(words(60).min(1, 'what they are allergic to')).max(20),
  /** Anything else: illnesses, seizures, medicine, food that is not eaten. */
  needs: words(1000).default(''),
  permissions: Permissions,
})
export type NewSafety = z.output<typeof NewSafety>

export const Safety = z.object({
  ...{ person: Id, allergies: z.array(z.string()), needs: z.string().nullable(), permissions: Permissions },
  /** Null while nobody told anything. */
  ...{ toldAt: Instant.nullable(), toldByName: z.string().nullable() },
})
export type Safety = z.infer<typeof Safety>

/** An injury in a session: what, where on the body, when, what was done. */
export const NewInjury = z.object({
  booking: Id,
  /** When it happened; now unless said. */
  happenedAt: Instant.optional(),
  what: words(300).min(2, 'what happened'),
  where: words(100).min(1, 'where on the body'),
  firstAid: words(500).min(2, 'what was done'),
})
export type NewInjury = z.output<typeof NewInjury>

/** An injury as the guardian reads it, who signs that they have heard of it. */
export const Injury = z.object({
  ...{ id: Id, slot: Id, slotName: z.string(), facilityName: z.string(), happenedAt: Instant },
  ...{ what: z.string(), where: z.string(), firstAid: z.string(), recordedByName: z.string(), recordedAt: Instant },
  ...{ acknowledgedAt: Instant.nullable(), acknowledgedByName: z.string().nullable() },
})
export type Injury = z.infer<typeof Injury>

/** A few words to the parents about the day; another one for the same booking takes its place. */
export const NewDayNote = z.object({ booking: Id, text: words(1000).min(1, 'a few words') })
export type NewDayNote = z.output<typeof NewDayNote>

export const DayNote = z.object({
  ...{ id: Id, slot: Id, slotName: z.string(), facilityName: z.string(), startsAt: Instant },
  ...{ text: z.string(), writtenAt: Instant, byName: z.string() },
})
export type DayNote = z.infer<typeof DayNote>

/** What happened to a person in sessions, for their guardian: the newest first. */
export const CareRecord = z.object({ person: Id, injuries: z.array(Injury), notes: z.array(DayNote) })
export type CareRecord = z.infer<typeof CareRecord>

/** Signed by a guardian, or by an adult themselves. */
export const Acknowledged = z.object({ id: Id, acknowledgedAt: Instant })
