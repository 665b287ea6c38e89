import type { Day } from './definition.ts'

const dayMs = 86_400_000

/** Days from one day to another; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** At least, forgiving the last binary digit: 0.1 + 0.2 is at least 0.3. */
export function atLeast(a: number, b: number): boolean {
  return a >= b - slack(a, b)
}

export function atMost(a: number, b: number): boolean {
  return atLeast(b, a)
}

export function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= slack(a, b)
}

function slack(a: number, b: number): number {
  return 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}
