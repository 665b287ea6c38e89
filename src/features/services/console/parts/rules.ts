import { useRead } from '../../../../console/api/use-read.ts'
import { useAddress, useMoment } from '../../../../console/session/place.ts'
import { useInstallation } from '../../../../console/session/session.tsx'
import type { FactEntry, RuleBrief, RuleList } from '../../rulebook/contract.ts'
import { paths } from '../paths.ts'

/** The day that pages about rules look at: any day, also one to come; today unless the address says another. */
export function useOn(): { on: string | undefined; day: string; today: string } {
  const [{ on }] = useAddress()
  const { asOf } = useMoment()
  const { today } = useInstallation()
  const asked = on && /^\d{4}-\d\d-\d\d$/.test(on) ? on : asOf
  return { on: asked, day: asked ?? today, today }
}

/** Every rule that holds on the day, by its full name. */
export function useRulesByName(on: string | undefined): ReadonlyMap<string, RuleBrief> {
  const rules = useRead<RuleList>(paths.rules, { on }).data?.rules ?? []
  return new Map(rules.map((rule) => [rule.name, rule]))
}

/** What rules of the district may ask for, by name. */
export function useFacts(): ReadonlyMap<string, FactEntry> {
  const facts = useRead<{ facts: FactEntry[] }>(paths.facts).data?.facts ?? []
  return new Map(facts.map((fact) => [fact.name, fact]))
}

/** The first day of the month after the day. */
export function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

/** The day before. */
export const dayBefore = (day: string): string => daysLater(day, -1)

/** The day after: where a half-open period ends whose last day is named. */
export const dayAfter = (day: string): string => daysLater(day, 1)

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
