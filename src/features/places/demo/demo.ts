import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { firstTime } from '../../../platform/settings/store.ts'
import { Collected } from '../../../platform/synthetic/collected.ts'
import { districtNamed } from '../../../platform/synthetic/district.ts'
import { makePlaces } from './make.ts'
import { insertPlaces } from './store.ts'
import type { PlacesTable } from './tables.ts'

/** The seed of the demonstration: the same facilities and families on every machine. */
export const demoSeed = 'demo'

/** The facilities of the demonstration: as many as the plan counts, every one made up. Districts without figures have none. */
export async function demonstratePlaces(ctx: Context): Promise<void> {
  await transaction(ctx, async (tx) => {
    if (!(await firstTime(tx, 'demo.places'))) return
    const known = await districtNamed(tx.district)
    if (!known) return
    const { figures, areas } = known
    const made = new Collected<PlacesTable>()
    makePlaces({ district: tx.district, seed: demoSeed, day: tx.today, figures, streets: areas.streets, scale: 1 }, made)
    await insertPlaces(tx, made)
  })
}
