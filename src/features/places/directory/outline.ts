import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { Ring } from '../../../platform/geo/polygon.ts'
import { readSetting, saveSetting } from '../../../platform/settings/store.ts'
import { SettingsProblem } from '../../../platform/settings-file.ts'

const Outline = z.strictObject({
  source: z.string().min(1),
  rings: z.array(z.array(z.tuple([z.number(), z.number()])).min(3)).min(1),
})
const setting = 'places.outline'

/** Brings a district's simplified outline (`outline.json`, WGS84) into its settings; a district without one is sketched by what lies in it. */
export async function seedOutline(ctx: Context, folder: string): Promise<void> {
  const file = join(folder, 'outline.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const read = Outline.safeParse(JSON.parse(text))
  if (!read.success)
    throw new SettingsProblem(
      file,
      read.error.issues.map(({ path, message }) => ({ path: path.join('.'), line: 1, message })),
    )
  await transaction(ctx, (tx) => saveSetting(tx, setting, read.data, 'file'))
}

/** The rings of the district's outline; none where it has none. */
export const outlineOf = async (tx: Tx): Promise<readonly Ring[]> =>
  (await readSetting<z.infer<typeof Outline> | null>(tx, setting, null))?.rings ?? []
