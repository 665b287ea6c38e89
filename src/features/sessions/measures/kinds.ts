import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { readSetting, saveSetting } from '../../../platform/settings/store.ts'
import { parseYaml } from '../../../platform/settings-file.ts'
import { type MeasureKind, MeasureKinds } from './contract.ts'

const setting = 'sessions.measures'

/** Brings what is believed of measures into the database: the district's own file, else the national one. */
export async function seedMeasureKinds(ctx: Context, folder: string): Promise<void> {
  const [own, national] = [join(folder, 'measures.yaml'), join(folder, '..', 'national', 'measures.yaml')]
  const text = await readFile(own, 'utf8').catch(() => undefined)
  const kinds =
    text === undefined ? parseYaml(await readFile(national, 'utf8'), MeasureKinds, national) : parseYaml(text, MeasureKinds, own)
  await transaction(ctx, (tx) => saveSetting(tx, setting, kinds, 'file'))
}

/** What is believed of measures, by name and unit: a number in another unit is another thing. */
export async function measureKinds(tx: Tx): Promise<(name: string, unit: string) => MeasureKind | undefined> {
  const { measures } = await readSetting<MeasureKinds>(tx, setting, { measures: [] })
  const byName = new Map(measures.map((kind) => [`${kind.name} ${kind.unit}`, kind]))
  return (name, unit) => byName.get(`${name} ${unit}`)
}
