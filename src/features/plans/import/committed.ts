import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommittedPlanPack } from './pack.ts'

const districts = join(import.meta.dirname, '../../../../districts')

/** A committed pack and the file it stands in, relative to the project. */
export type CommittedFile = { file: string; pack: CommittedPlanPack }

/** Every pack under districts/NNNNNN-name/plans; one that does not fit the schema is an error that names its file. */
export async function committedPacks(folder: string = districts): Promise<CommittedFile[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{6}-/.test(name)).sort()
  const packs = await Promise.all(
    names.map(async (name) => {
      const files = await readdir(join(folder, name, 'plans')).catch(() => [])
      return Promise.all(files.filter((file) => file.endsWith('.json')).map((file) => read(folder, `${name}/plans/${file}`)))
    }),
  )
  return packs.flat()
}

async function read(folder: string, file: string): Promise<CommittedFile> {
  const parsed = CommittedPlanPack.safeParse(JSON.parse(await readFile(join(folder, file), 'utf8')))
  if (parsed.success) return { file: `districts/${file}`, pack: parsed.data }
  throw new Error(`districts/${file} is no committed plan pack: ${parsed.error.message}`)
}

/** The committed pack that an imported one should equal: the same district, the same last year. */
export function packOf(packs: CommittedFile[], imported: CommittedPlanPack): CommittedFile | undefined {
  const same = packs.filter(({ pack }) => pack.district === imported.district)
  return (
    same.find(({ pack }) => pack.periodEnd === imported.periodEnd && pack.title === imported.title) ??
    same.find(({ pack }) => pack.periodEnd === imported.periodEnd) ??
    same[0]
  )
}
