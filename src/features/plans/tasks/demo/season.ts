import { plusDays, startOfDay } from '../../../../platform/clock.ts'
import type { Tx } from '../../../../platform/database/transaction.ts'
import type { Chance } from '../../demo/chance.ts'
import type { PlanRecord } from '../../publishing/current.ts'

/** The days a demonstration may fill: from the day the plan is known until yesterday, and not beyond the plan's end. */
export type Season = { from: string; until: string; over: boolean }

export function seasonOf(tx: Tx, plan: PlanRecord): Season {
  const from = plan.issuedOn ?? `${plan.periodEnd - 3}-01-01`
  const end = `${plan.periodEnd}-12-31`
  const yesterday = plusDays(tx.today, -1)
  return { from, until: earliest(end, yesterday), over: end < tx.today }
}

/** A whole number in [low, high]. */
export const between = (chance: Chance, low: number, high: number): number => low + Math.floor(chance() * (high - low + 1))

/** One of several. */
export const oneOf = <T>(chance: Chance, choices: readonly T[]): T => choices[Math.floor(chance() * choices.length)] as T

/** During office hours of a day. */
export const inOfficeHours = (day: string, chance: Chance): Date =>
  new Date(startOfDay(day).getTime() + between(chance, 9 * 60, 17 * 60) * 60_000)

/** Days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The earliest of some days. */
export const earliest = (...days: [string, ...string[]]): string => days.toSorted()[0] as string

/** The latest of some days. */
export const latest = (...days: [string, ...string[]]): string => days.toSorted().at(-1) as string
