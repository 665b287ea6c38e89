import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { contentHash } from '../ids.ts'

const Centre = z.tuple([z.number(), z.number()]).nullable().optional()
const Committee = z.array(z.string()).min(2)

/** A district's `areas.json`: its streets and towns with their committees, each with its official code. */
export const Areas = z.object({
  code: z.string().regex(/^\d{6}$/),
  name: z.string(),
  pinyin: z.string(),
  english: z.string().optional(),
  streets: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      pinyin: z.string(),
      kind: z.string(),
      counts: z.boolean(),
      centre: Centre,
      committees: z.array(Committee),
    }),
  ),
})
export type Areas = z.infer<typeof Areas>

/** One district's folder of files: what it is and where. */
export type DistrictFolder = { code: string; name: string; pinyin: string; folder: string; areas: Areas }

/** The districts under a folder such as `districts/`: every subfolder named CODE-PINYIN that holds an `areas.json`. */
export async function readDistricts(root: string): Promise<DistrictFolder[]> {
  const folders = (await readdir(root)).filter((name) => /^\d{6}-/.test(name)).sort()
  const read = await Promise.all(
    folders.map(async (folder) => {
      const text = await readFile(join(root, folder, 'areas.json'), 'utf8').catch(() => undefined)
      if (text === undefined) return [] // city rules live in such a folder too, without areas
      const areas = Areas.parse(JSON.parse(text))
      return [{ code: areas.code, name: areas.name, pinyin: areas.pinyin, folder: join(root, folder), areas }]
    }),
  )
  return read.flat()
}

/** The folder of the city that a district's folder belongs to, such as `310000-shanghai` beside `310118-qingpu`; undefined where there is none. */
export async function cityFolderOf(folder: string): Promise<string | undefined> {
  const root = join(folder, '..')
  const city = `${basename(folder).slice(0, 2)}0000-`
  const name = (await readdir(root)).find((one) => one.startsWith(city))
  return name && join(root, name)
}

/** One hash over every file below a folder, names included: whether anything in it has changed. */
export async function folderHash(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const parts = await Promise.all(
    names.map(
      async (entry) =>
        `${join(entry.parentPath, entry.name).slice(folder.length)} ${contentHash(await readFile(join(entry.parentPath, entry.name)))}`,
    ),
  )
  return contentHash(parts.sort().join('\n'))
}
