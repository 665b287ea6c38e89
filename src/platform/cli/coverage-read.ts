import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { parseDistrictSettings } from '../../features/plans/settings.ts'
import { Service } from '../../features/services/catalogue/contract.ts'
import type { Covered } from '../../features/services/catalogue/coverage.ts'
import { readLines } from '../../features/services/catalogue/lines.ts'
import { cityFolderOf, type DistrictFolder, readDistricts } from '../districts/folder.ts'
import { readRules } from '../rules/document/read.ts'
import type { Layer } from '../rules/document/versions.ts'
import { parseYaml } from '../settings-file.ts'

/** What a district's files say of its list: or that they are missing or cannot be read, with file, line and id. */
export type DistrictCoverage = { district: DistrictFolder; covered: Covered } | { district: DistrictFolder; problem: string }

/** Reads the lines and services of every district under `districts/`, in the order of the folders. */
export async function readCoverage(root: string): Promise<DistrictCoverage[]> {
  const districts = await readDistricts(join(root, 'districts'))
  return await Promise.all(
    districts.map(async (district): Promise<DistrictCoverage> => {
      try {
        return { district, covered: await readOne(district.folder) }
      } catch (error) {
        return { district, problem: error instanceof Error ? error.message : String(error) }
      }
    }),
  )
}

async function readOne(folder: string): Promise<Covered> {
  const shown = `districts/${basename(folder)}`
  const read = (name: string) => readFile(join(folder, name), 'utf8')
  const city = await cityFolderOf(folder)
  const layers: [Layer, string][] = [
    ['national', join(folder, '../national')],
    ...(city ? ([['city', city]] as [Layer, string][]) : []),
    ['district', folder],
  ]
  const settings = parseDistrictSettings(await read('settings.yaml'))
  return {
    folder: shown,
    lines: readLines(await read('lines.tsv'), `${shown}/lines.tsv`),
    services: parseYaml(await read('services.yaml'), z.array(Service), `${shown}/services.yaml`),
    rules: new Set((await Promise.all(layers.map(([layer, inside]) => ruleNames(layer, join(inside, 'rules'))))).flat()),
    departments: new Set(settings.departments.flatMap(({ name, aliases }) => [name, ...aliases])),
    indicators: new Set(Object.keys(settings.indicators)),
  }
}

async function ruleNames(layer: Layer, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.flatMap((text, at) => readRules({ layer, file: files[at] ?? '', text }).rules.map(({ name }) => name))
}
