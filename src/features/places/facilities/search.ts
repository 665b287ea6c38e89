import { holds } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { SearchHit } from '../../../platform/feature.ts'
import { matchRank } from '../../../platform/search/match.ts'
import { readers } from '../policy.ts'
import { chosenFacilities } from './list.ts'

const most = 8

/** Facilities open on the day by name, pinyin or initials, for those who read the register. */
export async function searchFacilities(tx: Tx, words: string): Promise<SearchHit[]> {
  const wanted = words.trim().slice(0, 60)
  const reads = tx.actor.kind === 'system' || holds(tx.actor, tx.district, ...readers)
  if (wanted === '' || !reads) return []
  const { rows } = await chosenFacilities(tx, { words: wanted, state: 'open' }, { offset: 0, limit: most })
  return rows.map(({ id, name, typeName, streetName }) => ({
    ...{ kind: 'facility', title: name, note: `${typeName} · ${streetName}`, href: `/console/${tx.district}/places/${id}` },
    rank: Math.max(1, matchRank(name, wanted)),
  }))
}
