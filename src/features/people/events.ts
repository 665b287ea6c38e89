import type { DomainEvent } from '../../platform/events.ts'

/** A record of a person was made, corrected, merged or moved: lists and counts follow. One event may stand for many (an import): then it names no person. */
export const peopleChanged = (payload: { person?: string } = {}): DomainEvent => ({ name: 'people.changed', payload })
/** A child was born into the district. */
export const personBorn = (payload: { person: string; lifeEvent: string }): DomainEvent => ({ name: 'people.born', payload })
/** A person died: allowances stop, beds fall free, bookings and messages end. */
export const personDied = (payload: { person: string; lifeEvent: string }): DomainEvent => ({ name: 'people.died', payload })
/** A person moved in, out or within the district. */
export const personMoved = (payload: { person: string; lifeEvent: string }): DomainEvent => ({ name: 'people.moved', payload })
/** A life event was recorded by mistake and undone: whoever reacted takes it back. */
export const lifeEventUndone = (payload: { person: string; lifeEvent: string }): DomainEvent => ({
  name: 'people.event_undone',
  payload,
})
/** Two records became one, or two again. */
export const personsMerged = (payload: { kept: string; merged: string }): DomainEvent => ({ name: 'people.merged', payload })
export const mergeUndone = (payload: { kept: string; merged: string }): DomainEvent => ({ name: 'people.merge_undone', payload })
/** A dated fact about somebody or something changed, named as rules name it. */
export const factChanged = (payload: { name: string; about: string; id: string }): DomainEvent => ({
  name: 'fact.changed',
  payload,
})
/** Somebody became, or is no longer, a person's guardian, carer, trusted person or other relation. */
export const relationshipChanged = (payload: { person: string; relationship: string }): DomainEvent => ({
  name: 'people.relationship_changed',
  payload,
})
