import type { ClauseNode } from '../../../platform/rules/decide/contract.ts'
import { reasonsOf as decisive } from '../../../platform/rules/decide/reasons.ts'
import type { Reason } from '../contract.ts'

const atMost = 4

/** The sentences that decided, as few as say it all: what holds, what does not, or what is not known, with where it is printed. */
export const reasonsOf = (tree: ClauseNode, outcome: 'yes' | 'no' | 'needs'): Reason[] =>
  strictest(decisive(tree, outcome), agesIn(tree)).slice(0, atMost)

/** The age that a condition asks for: so many years reached, or not yet so many. */
type Bound = { reached: number } | { under: number }

/** Of several ages to have reached, or to be under, the one that says them all. */
function strictest(reasons: Reason[], ages: ReadonlyMap<string, Bound>): Reason[] {
  const bounds = reasons.flatMap(({ says }) => ages.get(says.zh) ?? [])
  const most = Math.max(...bounds.map((bound) => ('reached' in bound ? bound.reached : -Infinity)))
  const least = Math.min(...bounds.map((bound) => ('under' in bound ? bound.under : Infinity)))
  return reasons.filter(({ says }) => {
    const bound = ages.get(says.zh)
    return !bound || ('reached' in bound ? bound.reached >= most : bound.under <= least)
  })
}

/** The ages that the conditions of a rule ask for, by the sentences that tell of them. */
function agesIn(tree: ClauseNode): Map<string, Bound> {
  const ages = new Map<string, Bound>()
  const walk = ({ says, when, clauses }: ClauseNode): void => {
    const bound = when === null || says === null ? undefined : boundOf(when)
    if (says && bound) ages.set(says.zh, bound)
    for (const clause of clauses) walk(clause)
  }
  walk(tree)
  return ages
}

/** Of a condition on the age alone: 年龄 >= 60, 年龄 in [60..69], 年龄 < 60. */
function boundOf(when: string): Bound | undefined {
  const [, reached, over, from] = /^年龄 *(?:>= *(\d+)|> *(\d+)|in *\[ *(\d+) *\.\. *\d+ *[\])])$/.exec(when.trim()) ?? []
  if (reached ?? from) return { reached: Number(reached ?? from) }
  if (over) return { reached: Number(over) + 1 }
  const [, under] = /^年龄 *< *(\d+)$/.exec(when.trim()) ?? []
  return under ? { under: Number(under) } : undefined
}
