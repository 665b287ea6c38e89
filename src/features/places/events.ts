import type { DomainEvent } from '../../platform/events.ts'

/** A facility or anything it holds changed: counts and the directory follow. Many at once name none. */
export const placesChanged = (payload: { facility?: string } = {}): DomainEvent => ({ name: 'places.changed', payload })
/** A facility closed: who lives or books there must be moved. */
export const placeClosed = (payload: { facility: string }): DomainEvent => ({ name: 'places.closed', payload })
