import type { Tx } from '../../../platform/database/transaction.ts'
import { listStreets } from '../../../platform/districts/store.ts'
import type { Gap } from '../../../platform/feature.ts'
import { gapsByStreet } from './store.ts'

/** What counts of people lack, by street: who mends it, and the list of those records. A street's own office mends its people, the district those of no street. */
export async function gapsOfPeople(tx: Tx): Promise<Gap[]> {
  const names = new Map((await listStreets(tx)).map(({ code, name }) => [code, name]))
  const rows = await gapsByStreet(tx)
  return rows.flatMap(({ street, birth, place, committee }) => {
    const owner = street === '' ? '区级部门' : (names.get(street) ?? street)
    const gap = (counter: string, missing: number, lack: 'birth' | 'street' | 'committee'): Gap[] => {
      const query = new URLSearchParams({ missing: lack, ...(street && { street }) })
      return missing > 0 ? [{ counter, street, missing, owner, href: `/console/${tx.district}/people?${query}` }] : []
    }
    return [
      ...gap('people.resident_65', birth, 'birth'),
      ...gap('people.resident', place, 'street'),
      ...gap('people.resident', committee, 'committee'),
    ]
  })
}
