import { Temporal } from 'temporal-polyfill'
import type { StepState } from '../shapes.ts'
import type { ScheduleStep } from './contract.ts'

/** The days [from, until) of a step for a child born on a day. */
export function windowOf(bornOn: string, { from, until }: Pick<ScheduleStep, 'from' | 'until'>): { from: string; until: string } {
  const born = Temporal.PlainDate.from(bornOn)
  return { from: born.add(from).toString(), until: born.add(until).toString() }
}

/** How a step stands on a day. Done late is done. */
export function stateOf({ from, until }: { from: string; until: string }, doneOn: string | null, today: string): StepState {
  if (doneOn !== null) return 'done'
  if (today < from) return 'coming'
  return today < until ? 'due' : 'missed'
}
