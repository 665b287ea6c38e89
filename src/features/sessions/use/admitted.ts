import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import { UNKNOWN, type Value } from '../../../platform/rules/feel/values.ts'

/** Below so many months somebody is a child: 未满十八周岁, 未成年人保护法第二条. */
const childhood = 18 * 12

/**
 * The ages of children, in completed months and half-open, that a rule of eligibility does not turn away: found by asking it of every month, with nothing else known. Of several
 * rules whom any of them admits; no rule turns nobody away, and one that is not in force admits nobody. Undefined where no child is of the age.
 */
export function agesAdmitted(
  book: Pick<RuleBook, 'facts' | 'rule' | 'judge'>,
  rules: readonly (string | undefined)[],
  on: string,
): { from: number; to: number } | undefined {
  const inForce = rules.filter((rule) => rule === undefined || book.rule(rule, on) !== undefined)
  const judges = inForce.map((rule) => (rule === undefined ? () => true : book.judge(rule, on)))
  const admitted = Array.from({ length: childhood }, (_, months) => months).filter((months) => {
    const known: Record<string, number> = { 月龄: months, 年龄: Math.floor(months / 12) }
    const values = book.facts.map(({ name }): Value => known[name] ?? UNKNOWN)
    return judges.some((judge) => judge(values) !== false)
  })
  const [from, last] = [admitted.at(0), admitted.at(-1)]
  return from === undefined || last === undefined ? undefined : { from, to: last + 1 }
}
