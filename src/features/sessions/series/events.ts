import type { DomainEvent } from '../../../platform/events.ts'

/** What happened to an application for a course; the person and the course come along. */
export type ApplicationEvent = { application: string; person: string; series: string; service: string }

/** Somebody got a place in a course: they are booked in its meetings. */
export const seriesEnrolled = (payload: ApplicationEvent): DomainEvent => ({ name: 'sessions.series_enrolled', payload })
/** The draw gave no place yet, or the course is full: somebody waits. */
export const seriesWaiting = (payload: ApplicationEvent): DomainEvent => ({ name: 'sessions.series_waiting', payload })
/** An application ended: withdrawn, left, passed, or the course was cancelled. */
export const seriesEnded = (payload: ApplicationEvent): DomainEvent => ({ name: 'sessions.series_ended', payload })
