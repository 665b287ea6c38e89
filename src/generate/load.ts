import { batchesOf } from '../features/people/demo/batches.ts'
import { peopleTables } from '../features/people/demo/tables.ts'
import { placesTables } from '../features/places/demo/tables.ts'
import { CommandProblem } from '../platform/command-problem.ts'
import type { Connection } from '../platform/database/connect.ts'
import type { DistrictFolder } from '../platform/districts/folder.ts'
import type { KeySettings } from '../platform/secrecy/key-ring.ts'
import type { Figures } from '../platform/synthetic/figures.ts'
import { loadPeople } from './people.ts'
import { loadPlaces } from './places.ts'
import {
  analyze,
  asOwner,
  deleteSynthetic,
  dropIndexes,
  facilitiesIn,
  makeIndex,
  packNoLog,
  peopleIn,
  trustRows,
  unmarkSample,
} from './store.ts'
import type { Wishes } from './wishes.ts'

/** From so many residents on, making indexes anew costs less than filling them row by row. */
const usuallyWorthDropping = 20_000

const tablesOfPeople = Object.keys(peopleTables).map((table) => `people.${table}`)
const tablesOfPlaces = Object.keys(placesTables).map((table) => `places.${table}`)

/** What the planner must know anew after a load. */
export const tablesToAnalyze = [...tablesOfPeople, ...tablesOfPlaces]

/** Loads a synthetic district in one transaction; answers how many rows that were. Refused where there is somebody already, unless the made-up ones are to be replaced. */
export async function loadDistrict(load: {
  owner: Connection
  folder: DistrictFolder
  figures: Figures
  wishes: Wishes
  keySettings: KeySettings
  threads: number
  /** From how many residents on the indexes are taken away meanwhile. */
  worthDropping?: number
  say(line: string): void
}): Promise<{ rows: number }> {
  const { owner, folder, figures, wishes, keySettings, threads, say, worthDropping = usuallyWorthDropping } = load
  const { district, residents, seed, day } = wishes
  const { streets } = folder.areas
  const batches = batchesOf(figures, streets, residents, day)
  await makeRoom(owner, wishes, say)
  const rows = await asOwner(owner, async (client) => {
    await trustRows(client)
    await packNoLog(client)
    const dropped = residents >= worthDropping ? await dropIndexes(client, tablesOfPeople) : []
    if (dropped.length > 0) say(`${dropped.length} indexes wait until the rows are in`)
    let [persons, told] = [0, 0]
    const written = await loadPeople(client, batches, {
      threads,
      work: {
        ...{ district, seed, day, keys: { keysFile: keySettings.keysFile, sealing: keySettings.sealing } },
        streets: streets.map(({ code, committees }) => ({ code, committees: committees.map(([committee = '']) => committee) })),
      },
      progress: (made) => {
        persons += made
        if (persons - told >= 50_000) {
          told = persons
          say(`${persons} persons`)
        }
      },
    })
    say(`${persons} persons in ${written} rows`)
    const places = await loadPlaces(client, {
      district,
      seed,
      day,
      figures,
      streets,
      scale: residents / figures.people.residents.value,
    })
    say(`${places.facilities} facilities in ${places.rows} rows`)
    for (const index of dropped) await makeIndex(client, index)
    if (dropped.length > 0) say(`${dropped.length} indexes are made`)
    return written + places.rows
  })
  // Vacuuming what was just written is left to the server, which does it by itself while people already work.
  await analyze(owner, tablesToAnalyze, 'analyze')
  return { rows }
}

/** Refuses a district that has somebody; deletes what is made up there, where that is wished, and gives the room back before the new rows come. */
async function makeRoom(owner: Connection, { district, replace }: Wishes, say: (line: string) => void): Promise<void> {
  const deleted = await asOwner(owner, async (client) => {
    const [people, facilities] = [await peopleIn(client, district), await facilitiesIn(client, district)]
    if (people.all + facilities.all === 0) return false
    if (!replace)
      throw new CommandProblem(
        `${district} 已有 ${people.all} 人、${facilities.all} 处设施（其中编造的 ${people.synthetic} 人、${facilities.synthetic} 处）。加 --replace yes 则删除编造的，再生成；其余不动。
${district} has ${people.all} persons and ${facilities.all} facilities already (of them made up: ${people.synthetic} and ${facilities.synthetic}). --replace yes deletes what is made up, and nothing else, before it makes new ones.`,
      )
    await trustRows(client)
    await unmarkSample(client, district)
    await deleteSynthetic(client, district, 'people.person')
    await deleteSynthetic(client, district, 'places.facility')
    say(`${people.synthetic} made-up persons and ${facilities.synthetic} made-up facilities are deleted`)
    return true
  })
  if (deleted) await analyze(owner, tablesToAnalyze)
}
