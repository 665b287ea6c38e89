import type { Query } from '../../../platform/search/query.ts'
import { leastShare, rarity, saturation } from '../../../platform/search/score.ts'

/** What one token of the query (by its position) was found in: clauses of a version, and how often in each. */
export type FoundPosting = { asked: number; policy: string; clauses: number[]; times: number[] }

/** A policy that answers, best clauses first; `title`: its title answers by itself. */
export type Ranked = { policy: string; score: number; title: boolean; clauses: { ordinal: number; score: number }[] }

/**
 * Ranks clauses by the tokens they hold: rare ones say more, repeats say less and less (BM25 without lengths). A clause must hold most of what is
 * needed, together with its document's title. A policy counts as its best clause, and a little for its title.
 */
export function rankClauses(query: Query, found: readonly FoundPosting[], all: number): Ranked[] {
  const needed = query.tokens.reduce((sum, { needed, weight }) => sum + (needed ? weight : 0), 0)
  if (needed === 0) return []
  const holding = new Array<number>(query.tokens.length).fill(0)
  for (const { asked, clauses } of found) holding[asked] = (holding[asked] as number) + clauses.length
  const telling = holding.map((n) => rarity(Math.min(n, all), all))
  const byPolicy = Map.groupBy(found, ({ policy }) => policy)
  return [...byPolicy]
    .flatMap(([policy, postings]) => {
      const ranked = rankedIn(query, postings, telling, needed * leastShare)
      return ranked ? [{ policy, ...ranked }] : []
    })
    .sort((a, b) => b.score - a.score)
}

function rankedIn(query: Query, postings: FoundPosting[], telling: number[], least: number) {
  const last = postings.reduce((most, { clauses }) => Math.max(most, clauses.at(-1) ?? 0), 0)
  const [score, held, repeated] = [new Float64Array(last + 1), new Float64Array(last + 1), new Float64Array(last + 1)]
  let inTitle = 0
  for (const { asked, clauses, times } of postings) {
    const { weight, needed } = query.tokens[asked] as Query['tokens'][number]
    const worth = weight * (telling[asked] as number)
    const titled = clauses[0] === 0
    if (titled && needed) inTitle += weight
    for (let at = 0; at < clauses.length; at += 1) {
      const [clause, n] = [clauses[at] as number, times[at] as number]
      score[clause] = (score[clause] as number) + worth * (n / (n + saturation))
      if (!needed) continue
      held[clause] = (held[clause] as number) + weight
      if (titled) repeated[clause] = (repeated[clause] as number) + weight
    }
  }
  const clauses: { ordinal: number; score: number }[] = []
  for (let ordinal = 1; ordinal <= last; ordinal += 1) {
    const own = held[ordinal] as number
    // What the title says, the clause need not say again.
    if (own > 0 && own - (repeated[ordinal] as number) + inTitle >= least)
      clauses.push({ ordinal, score: score[ordinal] as number })
  }
  clauses.sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
  const title = (held[0] as number) >= least
  if (!title && clauses.length === 0) return undefined
  return { title, clauses, score: (clauses[0]?.score ?? 0) + (score[0] as number) * (title ? 1.5 : 0.3) }
}
