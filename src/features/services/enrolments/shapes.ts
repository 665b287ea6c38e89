/** Why an enrolment ended. `expired`: its term ran out; `not_entitled`: its rule no longer says yes; the others say it themselves. */
export const endReasons = ['left', 'moved_out', 'died', 'expired', 'merged', 'not_entitled', 'other'] as const
export type EndReason = (typeof endReasons)[number]

/** Reasons that an officer gives; what a death, a merge or the calendar does is not theirs to say. */
export const givenReasons = ['left', 'moved_out', 'not_entitled', 'other'] as const

/** What somebody may be due for: to be enrolled, to be seen, to be enrolled again since the term runs out. */
export const dueKinds = ['not_enrolled', 'check', 'renewal'] as const

/** How one step of a child's health schedule stands. */
export const stepStates = ['done', 'due', 'missed', 'coming'] as const
export type StepState = (typeof stepStates)[number]
