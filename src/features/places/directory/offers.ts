import type { Tx } from '../../../platform/database/transaction.ts'
import type { Offer } from '../../../platform/feature.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { isOfType } from './conditions.ts'
import { readOpen } from './store.ts'

/** What one may look for behind each door: a type or a group of types, in the order in which people ask. */
const sought: { door: Offer['door']; types: string[] }[] = [
  {
    door: 'elders',
    types: [
      ...['care_beds', 'meal_point', 'elder_centre', 'day_care', 'sports_home', 'rental_point'],
      ...['health_station', 'adviser_point', 'learning_point'],
    ],
  },
  { door: 'children', types: ['nursery', 'baby_room', 'parenting_station', 'kindergarten'] },
]

/** What residents may look for in the directory: only what the district has, each with how many are open. */
export async function directoryOffers(tx: Tx): Promise<Offer[]> {
  const catalogue = await currentCatalogue(tx)
  const open = await readOpen(tx)
  return sought.flatMap(({ door, types }) =>
    types.flatMap((type): Offer[] => {
      const n = open.filter((it) => isOfType(it.type, type, catalogue)).length
      if (n === 0) return []
      const note = { key: `places.offer.${type}.note`, values: { n } }
      return [{ door, title: { key: `places.offer.${type}.title` }, note, href: `/places?type=${type}` }]
    }),
  )
}
