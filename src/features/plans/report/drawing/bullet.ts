import type { Assessment, IndicatorStatus } from '../../rules/assessment.ts'
import { colours, type Drawing } from './drawing.ts'

const width = 108
const height = 16
/** Where the target stands: a fifth of the track shows what goes beyond it. */
const targetAt = width * 0.8

/**
 * A bullet chart of one indicator: the track from where the number started (or zero) to beyond the target, a bar to the value, a thin mark where
 * the path expects it today, a thick one at the target. Nothing without a figure to aim at, or without a value.
 */
export function bulletOf(
  it: Pick<Assessment, 'status' | 'value' | 'base' | 'target' | 'expectedToday'>,
  op: string,
): Drawing | null {
  const { value, base, target, expectedToday } = it
  if (value === null || target === null) return null
  const start = startOf(base, target, op)
  if (target === start) return null
  const placeOf = (figure: number) => Math.min(width, Math.max(0, ((figure - start) / (target - start)) * targetAt))
  const mark = (at: number, thickness: number, fill: string) => ({
    x: Math.min(width - thickness, Math.max(0, at - thickness / 2)),
    y: 0,
    width: thickness,
    height,
    fill,
  })
  return {
    ...{ width, height },
    shapes: [
      { x: 0, y: 3, width, height: height - 6, fill: colours.track },
      { x: 0, y: 5, width: Math.max(1, placeOf(value)), height: height - 10, fill: statusColours[it.status] },
      ...(expectedToday === null ? [] : [mark(placeOf(expectedToday), 1.2, colours.expected)]),
      mark(targetAt, 2.4, colours.mark),
    ],
  }
}

// What only has to be kept begins at zero, as what has no base does: a track from the base would have no length, or run backwards.
function startOf(base: number | null, target: number, op: string): number {
  if (base === null || base === target) return 0
  const kept = op === '<=' || op === '<' ? base < target : (op === '>=' || op === '>' || op === 'range') && base > target
  return kept ? 0 : base
}

/** The colour of a status; the word stands beside it. */
export const statusColours: Record<IndicatorStatus, string> = {
  met_early: colours.leaf,
  final_met: colours.leaf,
  on_track: colours.teal,
  lagging: colours.straw,
  far_behind: colours.persimmon,
  final_not_met: colours.persimmon,
  not_met_no_path: colours.stone,
  open: colours.stone,
  awaiting_report: colours.pale,
  awaiting_figure: colours.pale,
}
