import type { Asked, Query } from './query.ts'

/** A text must hold at least this share of what is needed; the rest of a question may be beside the point. */
export const leastShare = 0.6

/** How much one more of a token adds less and less (the k of BM25). */
export const saturation = 1.2

/** How telling a token is: rare ones say more. `holding` of `all` texts hold it. */
export const rarity = (holding: number, all: number) => Math.log(1 + (all - holding + 0.5) / (holding + 0.5))

/** How a text of a small collection answers. */
export type Answering<Item> = { item: Item; score: number }

/**
 * Ranks a collection small enough to hold in memory (services of a district): each item with its tokens (`tokensOf`), best first; what holds too little
 * of the query is left out. Large collections are ranked in the database by the same formula.
 */
export function rankByTokens<Item>(query: Query, items: { item: Item; tokens: Map<string, number> }[]): Answering<Item>[] {
  const needed = query.tokens.reduce((sum, { needed, weight }) => sum + (needed ? weight : 0), 0)
  if (needed === 0) return []
  const found = query.tokens.map((asked) => items.map(({ tokens }) => occurrences(asked, tokens)))
  const telling = found.map((row) => rarity(row.filter((n) => n > 0).length, items.length))
  return items
    .map(({ item }, i) => {
      let held = 0
      let score = 0
      query.tokens.forEach((asked, t) => {
        const n = found[t]?.[i] ?? 0
        if (n === 0) return
        if (asked.needed) held += asked.weight
        score += asked.weight * (telling[t] as number) * (n / (n + saturation))
      })
      return { item, score, held }
    })
    .filter(({ held }) => held >= needed * leastShare)
    .sort((a, b) => b.score - a.score)
    .map(({ item, score }) => ({ item, score }))
}

function occurrences({ token, prefix }: Asked, tokens: Map<string, number>): number {
  if (!prefix) return tokens.get(token) ?? 0
  let n = 0
  for (const [held, times] of tokens) if (held.startsWith(token)) n += times
  return n
}
