import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { saveSetting } from '../../../platform/settings/store.ts'
import { parseYaml, SettingsProblem } from '../../../platform/settings-file.ts'
import { catalogueFaults, extended } from '../rules/catalogue.ts'
import { Catalogue, CatalogueExtension } from './contract.ts'
import { catalogueSetting } from './current.ts'

/** Brings the national catalogue of facilities, with what the district's own file says otherwise, into the database. */
export async function seedCatalogue(ctx: Context, folder: string): Promise<void> {
  const catalogue = await readCatalogueFiles(folder)
  await transaction(ctx, (tx) => saveSetting(tx, catalogueSetting, catalogue, 'file'))
}

/** The catalogue as the files beside and in a district's folder say; throws a SettingsProblem that names every fault. */
export async function readCatalogueFiles(folder: string): Promise<Catalogue> {
  const national = join(folder, '..', 'national', 'places.yaml')
  const own = join(folder, 'places.yaml')
  const text = await readFile(own, 'utf8').catch(() => undefined)
  const catalogue = extended(
    parseYaml(await readFile(national, 'utf8'), Catalogue, national),
    text === undefined ? {} : parseYaml(text, CatalogueExtension, own),
  )
  const faults = catalogueFaults(catalogue)
  if (faults.length > 0)
    throw new SettingsProblem(
      own,
      faults.map((message) => ({ path: '(catalogue)', line: 1, message })),
    )
  return catalogue
}
