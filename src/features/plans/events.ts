import type { DomainEvent } from '../../platform/events.ts'

/** A version of a plan was published. */
export const planPublished = (payload: { plan: string }): DomainEvent => ({ name: 'plans.published', payload })
/** A reported value waits for approval. */
export const valueReported = (payload: { value: string }): DomainEvent => ({ name: 'plans.value_reported', payload })
/** A reported value was approved, rejected or withdrawn. */
export const valueDecided = (payload: { value: string }): DomainEvent => ({ name: 'plans.value_decided', payload })
/** Something about a task changed: a milestone, a report, a duty, a supervision. */
export const taskChanged = (payload: { task: string }): DomainEvent => ({ name: 'plans.task_changed', payload })
/** Something about a project changed. */
export const projectChanged = (payload: { project: string }): DomainEvent => ({ name: 'plans.project_changed', payload })
