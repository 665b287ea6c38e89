import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { firstTime } from '../../../platform/settings/store.ts'
import { Collected } from '../../../platform/synthetic/collected.ts'
import { districtNamed } from '../../../platform/synthetic/district.ts'
import { batchesOf } from './batches.ts'
import { makeRows } from './rows.ts'
import { sealing } from './sealing.ts'
import { insertPeople } from './store.ts'
import type { PeopleTable } from './tables.ts'

/** How many live in each district of the demonstration. */
export const demoResidents = 800

/** The families of the demonstration: a small district with the shares of the plan, every one made up. Districts without figures have none. */
export async function demonstratePeople(ctx: Context): Promise<void> {
  await transaction(ctx, async (tx) => {
    if (!(await firstTime(tx, 'demo.people'))) return
    const known = await districtNamed(tx.district)
    if (!known) return
    const { figures, areas } = known
    const made = new Collected<PeopleTable>()
    const making = {
      ...{ district: tx.district, seed: 'demo', day: tx.today, seal: sealing(ctx.keys, tx.district) },
      streets: areas.streets.map(({ code, committees }) => ({
        code,
        committees: committees.map(([committee = '']) => committee),
      })),
    }
    for (const batch of batchesOf(figures, areas.streets, demoResidents, tx.today)) makeRows(making, batch, made)
    await insertPeople(tx, made)
  })
}
