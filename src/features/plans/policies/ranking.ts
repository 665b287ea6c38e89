import type { Query } from '../../../platform/search/query.ts'
import { leastShare, rarity, saturation } from '../../../platform/search/score.ts'

/** What one token of the query (by its position) was found in: clauses of a version, and how often in each. */
export type FoundPosting = { asked: number; policy: string; clauses: number[]; times: number[] }

/** A policy that answers: its best clauses first, and how many answer in all; `title`: its title answers by itself. */
export type Ranked = { policy: string; score: number; title: boolean; clauses: number[]; answering: number }

/** Of each policy so many clauses are named. */
export const clausesNamed = 3

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
  const best: number[] = []
  let answering = 0
  for (let ordinal = 1; ordinal <= last; ordinal += 1) {
    const own = held[ordinal] as number
    // What the title says, the clause need not say again.
    if (own === 0 || own - (repeated[ordinal] as number) + inTitle < least) continue
    answering += 1
    keepBest(best, ordinal, score)
  }
  const title = (held[0] as number) >= least
  if (!title && answering === 0) return undefined
  const first = best[0] === undefined ? 0 : (score[best[0]] as number)
  return { title, clauses: best, answering, score: first + (score[0] as number) * (title ? 1.5 : 0.3) }
}

/** Puts a clause among the best few, by score and then by order: thousands may answer, of which only these are shown. */
function keepBest(best: number[], ordinal: number, score: Float64Array): void {
  const own = score[ordinal] as number
  let at = best.length
  while (at > 0 && (score[best[at - 1] as number] as number) < own) at -= 1
  if (at >= clausesNamed) return
  best.splice(at, 0, ordinal)
  if (best.length > clausesNamed) best.pop()
}
