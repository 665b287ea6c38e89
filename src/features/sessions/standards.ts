import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { type Tx, transaction } from '../../platform/database/transaction.ts'
import { cityFolderOf } from '../../platform/districts/folder.ts'
import { readSetting, saveSetting } from '../../platform/settings/store.ts'
import { parseYaml } from '../../platform/settings-file.ts'
import { CarerStandard } from './shapes.ts'

/** What sessions take from documents of the nation, or from the district's own. */
const Standards = z.strictObject({ carers: CarerStandard, hotline: z.string().regex(/^\d[\d-]{2,19}$/, 'a telephone number') })
export type Standards = z.infer<typeof Standards>

/** What sessions read of a city's `hotline.yaml`. */
const CityHotline = z.object({ number: Standards.shape.hotline })

const setting = 'sessions.standards'

/** Brings the standards into the database: the district's own file, else the national one with the hotline that the city's folder names. */
export async function seedStandards(ctx: Context, folder: string): Promise<void> {
  const [own, national] = [join(folder, 'sessions.yaml'), join(folder, '..', 'national', 'sessions.yaml')]
  const text = await readFile(own, 'utf8').catch(() => undefined)
  const standards =
    text === undefined
      ? { ...parseYaml(await readFile(national, 'utf8'), Standards, national), ...(await hotlineOfCity(folder)) }
      : parseYaml(text, Standards, own)
  await transaction(ctx, (tx) => saveSetting(tx, setting, standards, 'file'))
}

async function hotlineOfCity(folder: string): Promise<Partial<Standards>> {
  const city = await cityFolderOf(folder)
  const file = city && join(city, 'hotline.yaml')
  const text = file && (await readFile(file, 'utf8').catch(() => undefined))
  return text ? { hotline: parseYaml(text, CityHotline, file).number } : {}
}

/** The standards of the transaction's district. */
export async function readStandards(tx: Tx): Promise<Standards> {
  const standards = await readSetting<Standards | undefined>(tx, setting, undefined)
  if (!standards) throw new Error(`the district ${tx.district} was never seeded: it has no ${setting}`)
  return standards
}
