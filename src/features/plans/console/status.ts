import type { Tone } from '../../../console/parts/Tag.tsx'
import type { IndicatorStatus } from '../rules/assessment.ts'

/** The cards above the board; each filters it. */
export const statusGroups = ['met', 'on_track', 'behind', 'not_met', 'open', 'awaiting'] as const
export type StatusGroup = (typeof statusGroups)[number]

const groups: Record<IndicatorStatus, StatusGroup> = {
  met_early: 'met',
  final_met: 'met',
  on_track: 'on_track',
  lagging: 'behind',
  far_behind: 'behind',
  not_met_no_path: 'not_met',
  final_not_met: 'not_met',
  open: 'open',
  awaiting_report: 'awaiting',
  awaiting_figure: 'awaiting',
}

const tones: Record<StatusGroup, Tone> = {
  met: 'good',
  on_track: 'act',
  behind: 'wait',
  not_met: 'quiet',
  open: 'quiet',
  awaiting: 'quiet',
}

/** The card a status belongs to. */
export const groupOf = (status: IndicatorStatus): StatusGroup => groups[status]

/** The colour of a status; the word beside it says it too. */
export const toneOf = (status: IndicatorStatus): Tone =>
  status === 'far_behind' || status === 'final_not_met' ? 'urgent' : tones[groups[status]]

/** Whether a bar should be drawn in the colour of what is urgent. */
export const isUrgent = (status: IndicatorStatus): boolean =>
  status === 'far_behind' || status === 'not_met_no_path' || status === 'final_not_met'
