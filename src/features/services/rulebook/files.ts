import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { cityFolderOf } from '../../../platform/districts/folder.ts'
import { contentHash } from '../../../platform/ids.ts'
import { AwaitedFact } from '../../../platform/rules/document/contract.ts'
import { canonical } from '../../../platform/rules/document/hash.ts'
import type { RuleDocument } from '../../../platform/rules/document/read.ts'
import { parseYaml } from '../../../platform/settings-file.ts'
import { parseDistrictSettings } from '../../plans/index.ts'
import { Service } from '../catalogue/contract.ts'
import { readLines } from '../catalogue/lines.ts'
import type { Nameable } from '../catalogue/named.ts'
import type { Layer } from '../shapes.ts'

/** A district's folder with those of its city and the nation, the farthest first. */
export async function layersOf(folder: string): Promise<{ layer: Layer; folder: string }[]> {
  const city = await cityFolderOf(folder)
  return [
    { layer: 'national', folder: join(folder, '..', 'national') },
    ...(city ? [{ layer: 'city' as const, folder: city }] : []),
    { layer: 'district', folder },
  ]
}

/** The texts of `rules/*.yaml` in a layer's folder, with the file's place for whoever has to mend it. */
export async function ruleFilesIn({ layer, folder }: { layer: Layer; folder: string }): Promise<RuleDocument[]> {
  const inside = join(folder, 'rules')
  const names = (await orNothing(readdir(inside)))?.filter((name) => /\.ya?ml$/.test(name)).sort() ?? []
  return await Promise.all(
    names.map(async (name) => ({ layer, file: shown(join(inside, name)), text: await readFile(join(inside, name), 'utf8') })),
  )
}

/** The entries of a layer's `services.yaml`; throws a SettingsProblem that names every fault with its line. */
export async function servicesIn({ folder }: { folder: string }): Promise<{ file: string; text: string; services: Service[] }> {
  const file = join(folder, 'services.yaml')
  const text = (await orNothing(readFile(file, 'utf8'))) ?? ''
  const services = text.trim() === '' ? [] : (parseYaml(text, z.array(Service).nullable(), shown(file)) ?? [])
  return { file: shown(file), text, services }
}

/** What a district's own files say that entries may name: departments and indicators of `settings.yaml`, lines of `lines.tsv`; nothing of a file that is not there. */
export async function nameableIn(folder: string): Promise<Nameable> {
  const at = (name: string) => join(folder, name)
  const settings = await orNothing(readFile(at('settings.yaml'), 'utf8'))
  const lines = await orNothing(readFile(at('lines.tsv'), 'utf8'))
  const read = settings === undefined ? undefined : parseDistrictSettings(settings, shown(at('settings.yaml')))
  return {
    departments: read?.departments.flatMap(({ name, aliases }) => [name, ...aliases]),
    indicators: read && Object.keys(read.indicators),
    lines: lines === undefined ? undefined : readLines(lines, shown(at('lines.tsv'))).map(({ id }) => id),
  }
}

/** The facts that rules may name before a feature supplies them. */
export async function awaitedIn(folder: string): Promise<AwaitedFact[]> {
  const file = join(folder, '..', 'national', 'awaited.yaml')
  const text = await orNothing(readFile(file, 'utf8'))
  return text === undefined ? [] : parseYaml(text, z.strictObject({ facts: z.array(AwaitedFact) }), shown(file)).facts
}

/** The identity of a version of an entry: what it says, however it is spelt. */
export const serviceHash = (service: Service): string => contentHash(canonical(Service.parse(service)))

/** A path as the project's tree shows it: `districts/310101-huangpu/rules/宝宝屋.yaml`. */
function shown(file: string): string {
  const parts = file.split(/[\\/]/)
  const at = parts.lastIndexOf('districts')
  return at < 0 ? join(basename(join(file, '..')), basename(file)) : parts.slice(at).join('/')
}

async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  return await reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}
