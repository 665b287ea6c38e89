import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { type Tx, transaction } from '../../platform/database/transaction.ts'
import { cityFolderOf } from '../../platform/districts/folder.ts'
import { readSetting, saveSetting } from '../../platform/settings/store.ts'
import { parseYaml } from '../../platform/settings-file.ts'
import { nationalHotline } from './advice/calling.ts'
import type { Call } from './contract.ts'

const Hotline = z.strictObject({
  number: z.string().regex(/^\d[\d-]{2,19}$/, 'expected a telephone number such as 12345'),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
})
type Hotline = z.infer<typeof Hotline>

const setting = 'advisor.hotline'

/** Brings the hotline that the city's folder names into the database; nothing where it names none. */
export async function seedHotline(ctx: Context, folder: string): Promise<void> {
  const city = await cityFolderOf(folder)
  const file = city && join(city, 'hotline.yaml')
  const text = file && (await readFile(file, 'utf8').catch(() => undefined))
  if (!text) return
  const hotline = parseYaml(text, Hotline, file)
  await transaction(ctx, (tx) => saveSetting(tx, setting, hotline, 'file'))
}

/** The city's hotline, to which one turns where nobody nearer has a telephone. */
export async function readHotline(tx: Tx): Promise<Call> {
  const hotline = await readSetting<Hotline | null>(tx, setting, null)
  return hotline ? { number: hotline.number, of: 'hotline', name: hotline.name } : nationalHotline
}
