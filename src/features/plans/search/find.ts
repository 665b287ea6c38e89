import type { Tx } from '../../../platform/database/transaction.ts'
import type { SearchHit } from '../../../platform/feature.ts'
import { matchRank } from '../../../platform/search/match.ts'
import { planOrNone } from '../publishing/current.ts'
import { listNamed } from './store.ts'

const places = { indicator: 'indicators', task: 'tasks', project: 'projects', department: 'departments' }

/** Indicators, tasks, projects and departments by name, pinyin, initials or printed number; the best first, at most twenty. */
export async function searchPlans(tx: Tx, words: string): Promise<SearchHit[]> {
  const plan = await planOrNone(tx)
  if (!plan) return []
  return (await listNamed(tx, plan.id))
    .map((row) => ({ row, rank: Math.max(matchRank(row.name, words), row.no !== null && row.no === words.trim() ? 3 : 0) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, 20)
    .map(({ row, rank }) => ({
      ...{ kind: row.kind, title: row.name, note: row.note, rank },
      href: `/console/${tx.district}/${places[row.kind]}/${row.key}`,
    }))
}
