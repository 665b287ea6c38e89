import type { DomainEvent } from '../../../platform/events.ts'

/** What the guardian is told of at once; ids only, the words stay sealed. */
type Told = { person: string; slot: string; service: string }

/** Staff gave somebody to a person who was not named to fetch them, after calling the guardian. */
export const handedToOther = (payload: Told & { booking: string; attendance: string }): DomainEvent => ({
  name: 'sessions.handed_to_other',
  payload,
})
/** An injury was recorded: the guardian is to be told and signs. */
export const injured = (payload: Told & { injury: string }): DomainEvent => ({ name: 'sessions.injured', payload })
/** There are words about the day for the parents. */
export const dayNoted = (payload: Told & { note: string }): DomainEvent => ({ name: 'sessions.day_noted', payload })
