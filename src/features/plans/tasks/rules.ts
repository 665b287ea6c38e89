import type { z } from 'zod'
import type { Duty, reportStates, Supervision, TaskRow } from './contract.ts'
import { lastFinishedQuarter, type Quarter, quarterBefore, quarterOf } from './quarters.ts'

export type ReportState = (typeof reportStates)[number]
export type DutyRole = z.infer<typeof Duty>['role']

/** What a department has reported of a task: its latest quarter and state, and every quarter reported. */
export type Reported = { latest: Quarter | null; state: ReportState | null; quarters: Quarter[] }

/** One department's duty under a task with what it has reported. */
export type DutyStanding = z.infer<typeof Duty> & { area: string | null } & Reported

/**
 * The quarter that is owed on a day: the last finished one once its deadline has passed, before that the one before it; never one before
 * the plan begins or after it ends. `dueOn` tells a quarter's deadline.
 */
export function quarterOwedOn(
  day: string,
  dueOn: (quarter: Quarter) => string,
  plan: { periodStart: number | null; periodEnd: number },
): Quarter | null {
  const finished = lastFinishedQuarter(day)
  const owed = day > dueOn(finished) ? finished : quarterBefore(finished)
  return withinPlan(owed, plan)
}

/** The quarter as the plan has it: its last one for any later quarter, none before it begins. */
export function withinPlan(quarter: Quarter, plan: { periodStart: number | null; periodEnd: number }): Quarter | null {
  if (plan.periodStart !== null && quarter < `${plan.periodStart}Q1`) return null
  const last = `${plan.periodEnd}Q4`
  return quarter > last ? last : quarter
}

/** Whether a lead still has to report the quarter: who has reported the task done owes nothing more. */
export function owes(duty: { role: DutyRole } & Reported, quarter: Quarter | null): boolean {
  return quarter !== null && duty.role === 'lead' && duty.state !== 'done' && !duty.quarters.includes(quarter)
}

const worstFirst: readonly ReportState[] = ['stopped', 'difficult', 'on_track', 'done']

/** How a task stands: its leads' latest quarter; where several leads reported that quarter, the worst of their words counts. */
export function standingOf(duties: readonly ({ role: DutyRole } & Reported)[]): Pick<TaskRow, 'state' | 'lastQuarter'> {
  const leads = duties.filter((duty) => duty.role === 'lead' && duty.latest !== null)
  const lastQuarter = leads.reduce<Quarter | null>(
    (last, { latest }) => (last === null || (latest as Quarter) > last ? latest : last),
    null,
  )
  const states = leads.filter((duty) => duty.latest === lastQuarter).map((duty) => duty.state)
  return { state: worstFirst.find((state) => states.includes(state)) ?? 'not_reported', lastQuarter }
}

/** Why a quarter cannot be reported on a day: it has not begun, or lies before the plan. Undefined: it can. */
export function quarterRefusal(
  quarter: Quarter,
  day: string,
  plan: { periodStart: number | null },
): 'quarter_not_begun' | 'quarter_before_plan' | undefined {
  if (quarter > quarterOf(day)) return 'quarter_not_begun'
  if (plan.periodStart !== null && quarter < `${plan.periodStart}Q1`) return 'quarter_before_plan'
  return undefined
}

/** Where a supervision stands on a day, given what was known of it. */
export function supervisionState(
  it: { dueOn: string; answeredAt: Date | null; closedAt: Date | null; withdrawnAt: Date | null },
  day: string,
): Supervision['state'] {
  if (it.withdrawnAt) return 'withdrawn'
  if (it.closedAt) return 'closed'
  if (it.answeredAt) return 'answered'
  return it.dueOn < day ? 'overdue' : 'open'
}
