import type { DomainEvent } from '../../platform/events.ts'

/** A rule of the district holds from another day, says something else, or holds no more: rosters, counts and enrolments that rest on it may change. */
export const rulePublished = (payload: { rule: string; version: string }): DomainEvent => ({
  name: 'services.rule_published',
  payload,
})

/** An entry of the catalogue says something else from a day on, or is taken back. */
export const servicePublished = (payload: { service: string; version: string }): DomainEvent => ({
  name: 'services.service_published',
  payload,
})
