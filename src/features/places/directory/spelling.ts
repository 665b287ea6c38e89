import { matchRank } from '../../../platform/search/match.ts'

const asked = new Set<string>()
const atATime = 40

/**
 * Spells names in pinyin a few at a time between requests, so that the first search by initials finds them spelt: thousands at once would hold everybody up
 * for a third of a second.
 */
export function spellAhead(names: readonly string[]): void {
  const fresh = names.filter((name) => !asked.has(name))
  if (fresh.length === 0) return
  if (asked.size > 20_000) asked.clear()
  for (const name of fresh) asked.add(name)
  const next = (at: number) => {
    for (const name of fresh.slice(at, at + atATime)) matchRank(name, 'a')
    if (at + atATime < fresh.length) setImmediate(next, at + atATime)
  }
  setImmediate(next, 0)
}
