import type { DomainEvent } from '../../../platform/events.ts'

/** Somebody was enrolled in a service. One event may stand for many (an import): then it names no person. */
export const enrolled = (payload: { service: string; person?: string; enrolment?: string }): DomainEvent => ({
  name: 'services.enrolled',
  payload,
})
/** An enrolment ended, was withdrawn, or goes on after all. */
export const enrolmentEnded = (payload: { service: string; person: string; enrolment: string }): DomainEvent => ({
  name: 'services.enrolment_ended',
  payload,
})
/** Something was done for somebody in a service: a check-up, a visit; or a record of it was withdrawn. */
export const checked = (payload: { service: string; person: string; check: string }): DomainEvent => ({
  name: 'services.checked',
  payload,
})
/** Everybody was judged anew: who is entitled to what may have changed. */
export const judged = (): DomainEvent => ({ name: 'services.judged', payload: {} })
