import type { DomainEvent } from '../../platform/events.ts'

/** A rule of the district holds from another day, says something else, or holds no more: rosters, counts and enrolments that rest on it may change. */
export const rulePublished = (payload: { rule: string; version: string }): DomainEvent => ({
  name: 'services.rule-published',
  payload,
})
