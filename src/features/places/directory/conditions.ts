import type { Tx } from '../../../platform/database/transaction.ts'
import { metresWithin } from '../../../platform/geo/distance.ts'
import { matchRank } from '../../../platform/search/match.ts'
import type { Catalogue } from '../catalogue/contract.ts'
import type { Condition, DirectoryQuery, Origin } from './contract.ts'
import { metresTo } from './order.ts'
import { accessibleFacilities, type Candidate, facilitiesOpenAt, freeByReport, inclusiveFacilities, readPrices } from './store.ts'
import { weekTime } from './week.ts'

/** One condition of a search, ready to judge every facility. */
export type Test = { condition: Condition; passes(candidate: Candidate): boolean }

/** The conditions of a search that a facility's own row answers. */
export function ownTests(
  { words, type, within }: DirectoryQuery,
  known: { catalogue: Catalogue; origin: Origin | null },
): Test[] {
  const tests: Test[] = []
  if (words) tests.push({ condition: 'words', passes: (it) => wordsRank(it, words, known.catalogue) > 0 })
  if (type) tests.push({ condition: 'type', passes: (it) => isOfType(it.type, type, known.catalogue) })
  if (within !== undefined && known.origin) {
    const most = metresWithin(within)
    tests.push({ condition: 'within', passes: (it) => (metresTo(it, known.origin) ?? Number.POSITIVE_INFINITY) <= most })
  }
  return tests
}

/** The conditions that need more to be read: of these facilities, or of all. */
export async function readTests(tx: Tx, query: DirectoryQuery, ids?: readonly string[]): Promise<Test[]> {
  const tests: Test[] = []
  const { price } = query
  if (price !== undefined) {
    const prices = await readPrices(tx, ids)
    tests.push({ condition: 'price', passes: ({ id }) => (prices.get(id)?.fen ?? Number.POSITIVE_INFINITY) <= price * 100 })
  }
  const oneOf = async (condition: Condition, asked: unknown, read: () => Promise<Set<string>>) => {
    if (!asked) return
    const those = await read()
    tests.push({ condition, passes: ({ id }) => those.has(id) })
  }
  await oneOf(
    'free',
    query.free,
    async () => new Set([...(await freeByReport(tx, ids))].flatMap(([id, free]) => (free ? [id] : []))),
  )
  await oneOf('inclusive', query.inclusive, () => inclusiveFacilities(tx, ids))
  await oneOf('accessible', query.accessible, () => accessibleFacilities(tx, ids))
  await oneOf('open', query.open, () => facilitiesOpenAt(tx, weekTime(tx.now), ids))
  return tests
}

/** A type's own id, or one of the groups it belongs to: who looks for 综合为老服务中心 finds its branches too. */
export const isOfType = (type: string, wanted: string, { types }: Catalogue): boolean =>
  type === wanted || (types[type]?.groups.includes(wanted) ?? false)

/** How well a facility answers the words: by its name before its kind, street or address. */
export function wordsRank({ name, type, streetName, address }: Candidate, words: string, { types }: Catalogue): number {
  const rank = matchRank(name, words)
  if (rank > 0) return rank + 1
  const around = [types[type]?.zh ?? '', streetName].some((text) => matchRank(text, words) > 0)
  const other = address.includes(words) || (types[type]?.en ?? '').toLowerCase().includes(words.toLowerCase())
  return around || other ? 1 : 0
}
