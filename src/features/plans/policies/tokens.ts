import { tokensOf } from '../../../platform/search/tokens.ts'
import type { NewClause } from './contract.ts'

/** One token of a version: the clauses that hold it (0: the title), and how often each does. */
export type Posting = { token: string; clauses: number[]; times: number[] }

/**
 * What a version is found by. A clause is found by its words and by the headings above it, which say what it is about; the title and the
 * document's number are clause 0.
 */
export function postingsOf(head: { title: string; number: string | null }, clauses: NewClause[]): Posting[] {
  const postings = new Map<string, Posting>()
  const keep = (ordinal: number, text: string) => {
    for (const [token, times] of tokensOf(text)) {
      const posting = postings.get(token) ?? { token, clauses: [], times: [] }
      posting.clauses.push(ordinal)
      posting.times.push(Math.min(times, 99))
      postings.set(token, posting)
    }
  }
  keep(0, `${head.title}\n${head.number ?? ''}`)
  clauses.forEach(({ path, text }, at) => {
    keep(at + 1, [...path, text].join('\n'))
  })
  return [...postings.values()].filter(({ token }) => token.length <= longestToken)
}

/** Longer runs of letters and digits (addresses, codes) are looked for by nobody, and would not fit an index. */
const longestToken = 60
