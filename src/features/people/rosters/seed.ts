import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { parseYaml } from '../../../platform/settings-file.ts'
import { RosterFilter } from './contract.ts'
import { districtRosterNames, insertRoster } from './store.ts'

const RosterFile = z.strictObject({ rosters: z.array(z.strictObject({ name: z.string().min(1).max(60), filter: RosterFilter })) })

/** Brings the rosters of `districts/national/rosters.yaml` in; one that is or was here by its name is left as it is. */
export async function seedRosters(ctx: Context, folder: string): Promise<void> {
  const file = join(folder, '..', 'national', 'rosters.yaml')
  const { rosters } = parseYaml(await readFile(file, 'utf8'), RosterFile, file)
  await transaction(ctx, async (tx) => {
    const here = await districtRosterNames(tx)
    for (const roster of rosters) if (!here.has(roster.name)) await insertRoster(tx, roster)
  })
}
