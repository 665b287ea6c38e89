import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { excerpt, mark } from '../../../platform/search/marking.ts'
import { matchRank } from '../../../platform/search/match.ts'
import { type Query, queryOf } from '../../../platform/search/query.ts'
import type { PolicyHit, PolicyList, PolicyQuery, PolicyRow } from './contract.ts'
import { mayDraft, maySeeDrafts } from './policy.ts'
import { type FoundPosting, rankClauses } from './ranking.ts'
import { withoutNumber } from './reading/numbered.ts'
import { hrefOf, rowOf } from './rows.ts'
import { readOn } from './rules.ts'
import { type IndexRow, readClauses, readPostings } from './search-store.ts'
import { listVersions, type VersionRecord } from './store.ts'

const mostPolicies = 10

/** The library on a day: all that is in force (with `all`, everything known), and what answers the words, best first. */
export async function listPolicies(ctx: Context, { words = '', on, all }: PolicyQuery): Promise<PolicyList> {
  return await reading(ctx, async (tx) => {
    const day = on ?? tx.today
    const known = readOn(await listVersions(tx), day)
    const shown = known.filter(({ standing }) => all === '1' || standing === 'valid')
    const answer = words.trim() === '' ? null : await hitsOf(tx, words, shown)
    const policies = answer ? [] : shown.map(({ period, standing }) => rowOf(period, standing)).sort(inOrder)
    const may = { seeDrafts: maySeeDrafts(tx.actor, tx.district), draft: mayDraft(tx.actor, tx.district) }
    return {
      on: day,
      policies,
      hits: answer?.hits ?? null,
      found: answer?.found ?? policies.length,
      hidden: known.length - shown.length,
      may,
    }
  })
}

/** What answers the words in the library of today, for another page's search: policies in force, best first. */
export async function searchPolicies(tx: Tx, words: string, most = mostPolicies): Promise<PolicyHit[]> {
  const valid = readOn(await listVersions(tx), tx.today).filter(({ standing }) => standing === 'valid')
  return (await hitsOf(tx, words, valid)).hits.slice(0, most)
}

const levels = ['国家', '市', '区']
/** The nation's before the city's before the district's; of one level the newest first. */
const inOrder = (a: PolicyRow, b: PolicyRow) =>
  levels.indexOf(a.level) - levels.indexOf(b.level) || b.validFrom.localeCompare(a.validFrom) || a.title.localeCompare(b.title)

type Shown = { period: VersionRecord; standing: PolicyRow['standing'] }

async function hitsOf(tx: Tx, words: string, shown: Shown[]): Promise<{ hits: PolicyHit[]; found: number }> {
  const query = queryOf(words)
  const byPolicy = new Map(shown.map((one) => [one.period.policy, one]))
  const all = shown.reduce((sum, { period }) => sum + period.clauses, 0)
  const ranked = rankClauses(query, mergedPostings(await readPostings(tx, query.tokens), byPolicy), all)
  const answered = new Set(ranked.map(({ policy }) => policy))
  const named = shown
    .map(({ period }) => ({
      policy: period.policy,
      rank: Math.max(matchRank(period.title, words), matchRank(period.number ?? '', words)),
    }))
    .filter(({ rank, policy }) => rank > 0 && !answered.has(policy))
    .sort((a, b) => b.rank - a.rank)
    .map(({ policy, rank }) => ({ policy, score: rank, title: true, clauses: [], answering: 0 }))
  const answering = [...ranked, ...named]
  const best = answering.slice(0, mostPolicies)
  const texts = await readClauses(
    tx,
    best.flatMap(({ policy, clauses: ordinals }) =>
      ordinals.length > 0 ? [{ policy, version: byPolicy.get(policy)?.period.version as number, ordinals }] : [],
    ),
  )
  const textOf = new Map(texts.map((clause) => [`${clause.policy} ${clause.ordinal}`, clause]))
  const hits = best.map(({ policy, clauses, answering }) => {
    const { period, standing } = byPolicy.get(policy) as Shown
    return {
      policy: rowOf(period, standing),
      title: mark(period.title, query),
      more: answering - clauses.length,
      clauses: clauses.flatMap((ordinal) => {
        const clause = textOf.get(`${policy} ${ordinal}`)
        if (!clause) return []
        const { place, path, text } = clause
        const href = hrefOf(tx.district, policy, { version: period.version, clause: ordinal })
        return [{ ordinal, place, path, pieces: piecesOf(text, query), href }]
      }),
    }
  })
  return { hits, found: answering.length }
}

const piecesOf = (text: string, query: Query) => mark(excerpt(withoutNumber(text).replaceAll('\n', ' '), query), query)

/** Of each policy the version that is shown; the tokens that one beginning found count as one. */
function mergedPostings(rows: IndexRow[], shown: Map<string, Shown>): FoundPosting[] {
  const merged = new Map<string, FoundPosting & { counts?: Map<number, number> }>()
  for (const { asked, policy, version, clauses, times } of rows) {
    if (shown.get(policy)?.period.version !== version) continue
    const key = `${asked} ${policy}`
    const before = merged.get(key)
    if (!before) {
      merged.set(key, { asked, policy, clauses, times })
      continue
    }
    before.counts ??= new Map(before.clauses.map((clause, at) => [clause, before.times[at] as number]))
    for (const [at, clause] of clauses.entries())
      before.counts.set(clause, (before.counts.get(clause) ?? 0) + (times[at] as number))
  }
  return [...merged.values()].map(({ counts, ...posting }) => {
    if (!counts) return posting
    const sorted = [...counts].sort(([a], [b]) => a - b)
    return { ...posting, clauses: sorted.map(([clause]) => clause), times: sorted.map(([, n]) => n) }
  })
}
