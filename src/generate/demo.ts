import { batchesOf } from '../features/people/demo/batches.ts'
import { makeRows } from '../features/people/demo/rows.ts'
import { sealing } from '../features/people/demo/sealing.ts'
import { type PeopleTable, peopleTables } from '../features/people/demo/tables.ts'
import type { Connection } from '../platform/database/connect.ts'
import type { DistrictFolder } from '../platform/districts/folder.ts'
import type { KeyRing } from '../platform/secrecy/key-ring.ts'
import { readFigures } from '../platform/synthetic/figures.ts'
import { tablesToAnalyze } from './load.ts'
import { loadPlaces } from './places.ts'
import { analyze, asOwner, copyRows, markSample, onceInDistrict, trustRows } from './store.ts'
import { CopyText } from './text.ts'

/** How many live in each district of the demonstration, and the seed of all: the same families and facilities on every machine. */
const demo = { residents: 800, seed: 'demo' }

/**
 * The families and facilities of the demonstration, every one made up, once in each district: a small sample of its people with the shares of its plan, and as many
 * facilities, beds and places as the plan counts. The people are marked as a sample, so that nothing is counted from them. Written as the owner: COPY is not open to anybody under row security, and inserting takes four times as long.
 */
export async function demonstrateDistricts(
  owner: Connection,
  { districts, keys, day }: { districts: DistrictFolder[]; keys: KeyRing; day: string },
): Promise<void> {
  let made = false
  for (const district of districts) made = (await demonstrateDistrict(owner, district, { keys, day })) || made
  if (made) await analyze(owner, tablesToAnalyze, 'analyze')
}

async function demonstrateDistrict(
  owner: Connection,
  { code, folder, areas }: DistrictFolder,
  { keys, day }: { keys: KeyRing; day: string },
): Promise<boolean> {
  const figures = await readFigures(folder)
  if (!figures) return false
  const { streets } = areas
  return await asOwner(owner, async (client) => {
    if (!(await onceInDistrict(client, code, 'demo.districts', day))) return false
    await markSample(client, code, day)
    await trustRows(client)
    const making = {
      ...{ district: code, seed: demo.seed, day, seal: sealing(keys, code) },
      streets: streets.map((street) => ({
        code: street.code,
        committees: street.committees.map(([committee = '']) => committee),
      })),
    }
    const people = new CopyText<PeopleTable>(code)
    for (const batch of batchesOf(figures, streets, demo.residents, day)) makeRows(making, batch, people)
    for (const [table, text] of people.buffers())
      await copyRows(client, `people.${table}`, ['district', ...peopleTables[table]], text)
    await loadPlaces(client, { district: code, seed: demo.seed, day, figures, streets, scale: 1 })
    return true
  })
}
